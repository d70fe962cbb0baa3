package shaopao.gates;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Gates.
 *
 * @param keepMonths so many whole months decisions are kept after their own
 * @param leaveItems items of the hall whose approval is a leave; their form has a field {@code period} of two dates
 * @param readerPerSecond decisions that one reader may ask for in the long run
 * @param offlineHours how long a reader without a network goes on with the bundle that it has
 * @param examOpensMinutes so long before it begins those who sit an exam may come in
 */
@ConfigurationProperties("shaopao.gates")
record GateSettings(
        @DefaultValue("6") int keepMonths,
        @DefaultValue("student-leave") List<String> leaveItems,
        @DefaultValue("200") int readerPerSecond,
        @DefaultValue("72") int offlineHours,
        @DefaultValue("45") int examOpensMinutes) {}
