package shaopao.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsTests {

    @Test
    void samePurposeGivesTheSameKeyAndAnotherPurposeAnother() {
        Secrets secrets = new Secrets(new byte[32]);
        assertThat(secrets.key("a", "AES").getEncoded())
                .hasSize(32)
                .isEqualTo(secrets.key("a", "AES").getEncoded());
        assertThat(secrets.key("b", "AES").getEncoded())
                .isNotEqualTo(secrets.key("a", "AES").getEncoded());
    }

    @Test
    void shortSecretIsRefused() {
        assertThatThrownBy(() -> new Secrets(new byte[16])).hasMessageContaining("32 bytes");
    }
}
