package shaopao.notices.spi;

import java.util.List;

/** The kinds of messages that a module sends; implemented above as a bean that needs no other bean. */
public interface NoticeKinds {

    List<NoticeKind> kinds();
}
