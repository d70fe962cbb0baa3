package shaopao.hall;

import shaopao.forms.Draft;
import shaopao.kernel.Words;

/** A draft with the name of its item. */
record DraftCard(Words name, Draft draft) {}
