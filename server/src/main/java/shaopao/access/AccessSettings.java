package shaopao.access;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in and how long it lasts.
 *
 * @param password whether people may sign in with a password
 * @param sessionIdle a session that is not used for so long ends
 * @param sessionTimeMax a session ends after this time even when it is used
 * @param sessionMemory how long a node remembers what it has read of a session: another node learns of its end so much
 *     later; 0 to read it for each request
 * @param stepUpTime how long a password or passkey counts as just given
 * @param activationTime how long a code for a first password works
 * @param passwordLengthMin of new passwords, in characters
 * @param hashMemoryKib memory of one Argon2id computation (OWASP: at least 19,456)
 * @param hashPasses passes over that memory (OWASP: at least 2)
 * @param hashesAtOnce how many computations run at once on a node, which bounds their memory
 * @param accountTries attempts for one account before it has to wait
 * @param addressTries attempts from one address before it has to wait; a whole campus may share one
 * @param waitMin the first wait; each further attempt doubles it
 * @param waitMax no wait is longer
 * @param forgetAttempts attempts older than this are forgotten
 * @param address where browsers find the installation, such as {@code https://ehall.example.edu.cn}; empty on one's own
 *     machine, where the address of each request counts
 * @param passkeyDomain the domain to which passkeys are bound; empty for the host of the address, or {@code localhost}.
 *     Passkeys are lost when it changes
 * @param passkeyOrigins pages that may use passkeys, exactly; empty for the address alone
 * @param handshakeTime how long a sign-in by passkey or at the school's own sign-in may take
 * @param demoAccounts whether the sign-in page of a demo campus offers its accounts
 */
@ConfigurationProperties("shaopao.access")
record AccessSettings(
        @DefaultValue("true") boolean password,
        @DefaultValue("7d") Duration sessionIdle,
        @DefaultValue("30d") Duration sessionTimeMax,
        @DefaultValue("1s") Duration sessionMemory,
        @DefaultValue("5m") Duration stepUpTime,
        @DefaultValue("72h") Duration activationTime,
        @DefaultValue("10") int passwordLengthMin,
        @DefaultValue("19456") int hashMemoryKib,
        @DefaultValue("2") int hashPasses,
        @DefaultValue("4") int hashesAtOnce,
        @DefaultValue("5") int accountTries,
        @DefaultValue("100") int addressTries,
        @DefaultValue("30s") Duration waitMin,
        @DefaultValue("1h") Duration waitMax,
        @DefaultValue("24h") Duration forgetAttempts,
        @DefaultValue("") String address,
        @DefaultValue("") String passkeyDomain,
        @DefaultValue List<String> passkeyOrigins,
        @DefaultValue("5m") Duration handshakeTime,
        @DefaultValue("true") boolean demoAccounts) {}
