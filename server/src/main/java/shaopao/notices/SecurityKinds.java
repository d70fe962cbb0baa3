package shaopao.notices;

import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.notices.spi.NoticeKind;
import shaopao.notices.spi.NoticeKinds;

/** What people are told about their account; access, which knows it, stands below and cannot declare it. */
@Component
class SecurityKinds implements NoticeKinds {

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                kind("access.signed-in", "device", "time", "address"),
                kind("access.password-changed", "time", "address"),
                kind("access.passkey-added", "passkey", "time"),
                kind("access.passkey-removed", "time"));
    }

    private static NoticeKind kind(String code, String... variables) {
        return NoticeKind.of(code, Category.SECURITY, Importance.HIGH, variables);
    }
}
