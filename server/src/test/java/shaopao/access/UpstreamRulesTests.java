package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamRulesTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/profile", "/console/people?q=1&page=2#top", "/a//b"})
    void ourOwnPagesAreShownAfterwards(String page) {
        assertThat(UpstreamRules.target(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nX: y",
                "/a b",
                "/a\\b",
                "profile",
                "/é"
            })
    void anythingElseLeadsToTheFirstPage(String page) {
        assertThat(UpstreamRules.target(page)).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"/profile,/?refused=x", "/console/people,/console?refused=x", "/,/?refused=x"})
    void aRefusalIsToldAtTheDoorOfTheSameApplication(String target, String page) {
        assertThat(UpstreamRules.refusal(target, "x")).isEqualTo(page);
    }

    @Test
    void theTicketIsReadFromANotice() {
        assertThat(UpstreamRules.sessionIndex("""
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-1" Version="2.0">
                <samlp:SessionIndex>ST-1-abc</samlp:SessionIndex></samlp:LogoutRequest>""")).hasValue("ST-1-abc");
        assertThat(UpstreamRules.sessionIndex("<SessionIndex> </SessionIndex>")).isEmpty();
        assertThat(UpstreamRules.sessionIndex("<SessionIndex>ST-2</SessionIndex>"))
                .hasValue("ST-2");
        assertThat(UpstreamRules.sessionIndex("")).isEmpty();
    }
}
