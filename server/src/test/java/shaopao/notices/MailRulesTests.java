package shaopao.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shaopao.kernel.PersonId;
import shaopao.notices.spi.Outgoing;
import shaopao.notices.spi.Recipient;

class MailRulesTests {

    static Outgoing outgoing(String title, String body, List<Outgoing.Line> bundle) {
        return new Outgoing(
                UUID.randomUUID(),
                "test.asked",
                Category.WAITING,
                Importance.NORMAL,
                new Recipient(
                        PersonId.next(),
                        "1",
                        "陈<思远>",
                        Optional.empty(),
                        Optional.of("a@b.cn"),
                        Locale.SIMPLIFIED_CHINESE),
                "a@b.cn",
                title,
                body,
                "",
                Optional.of("https://e.cn/a?b=1&c=\"2\""),
                Optional.empty(),
                bundle,
                Map.of(),
                Instant.MAX);
    }

    @Test
    void everythingFromOutsideIsEscaped() {
        String html = MailRules.html(outgoing("<b>", "一\n<i>二</i>", List.of()));
        assertThat(html)
                .contains("&lt;b&gt;", "陈&lt;思远&gt;", "<p style=\"margin:0 0 12px\">&lt;i&gt;二&lt;/i&gt;</p>")
                .contains("https://e.cn/a?b=1&amp;c=&quot;2&quot;")
                .doesNotContain("<b>", "<i>");
        String bundled = MailRules.html(outgoing(
                "汇总", "", List.of(new Outgoing.Line("<x>", "a\n'b'", Optional.of("https://e.cn/\"onload=\"")))));
        assertThat(bundled)
                .contains("&lt;x&gt;", "a<br>&#39;b&#39;", "&quot;onload=")
                .doesNotContain("<x>");
    }

    @Test
    void nobodyPrintsAddressesByAccident() {
        Outgoing message = outgoing("a", "b", List.of());
        assertThat(message.toString() + message.to()).doesNotContain("a@b.cn", "陈");
    }
}
