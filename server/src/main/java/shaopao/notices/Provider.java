package shaopao.notices;

import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Outgoing;

/** One who carries messages for a channel: a mail server, an SMS centre. */
interface Provider {

    String name();

    /** Never throws for what a network does. */
    Answer send(Outgoing message);
}
