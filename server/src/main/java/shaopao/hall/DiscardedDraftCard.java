package shaopao.hall;

import shaopao.forms.DiscardedDraft;
import shaopao.kernel.Words;

/** A draft that was thrown away, with the name of its item. */
record DiscardedDraftCard(Words name, DiscardedDraft draft) {}
