package shaopao.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shaopao.notices.DeliveryRules.Patience;
import shaopao.notices.DeliveryRules.Settlement;
import shaopao.notices.Habits.Choice;
import shaopao.notices.PlanRules.Telling;
import shaopao.notices.PlanRules.Way;
import shaopao.notices.TemplateRules.Flaw;
import shaopao.notices.TemplateRules.Reason;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Channel.Manner;

class NoticesRulesTests {

    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");
    private static final Quiet NIGHT = new Quiet(LocalTime.of(22, 30), LocalTime.of(7, 0));
    private static final Quiet NEVER = new Quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final Map<String, Manner> CHANNELS =
            Map.of("MAIL", Manner.BUNDLED, "SMS", Manner.WHEN_UNREAD, "WEBHOOK", Manner.PROMPT);
    private static final Patience PATIENCE = new Patience(5, Duration.ofSeconds(10), Duration.ofMinutes(10));

    @Test
    void templateThatNamesAnUnknownVariableIsRefusedWithItsPlace() {
        TemplateText good = new TemplateText("标题 {item}", "正文 {item}", "");
        TemplateText bad = new TemplateText("{item}", "第一行\n第二行 {iten} {", "}");
        assertThat(TemplateRules.flaws(List.of("item"), good, good)).isEmpty();
        assertThat(TemplateRules.flaws(List.of("item"), good, bad))
                .containsExactly(
                        new Flaw("en.body", Reason.UNKNOWN_VARIABLE, 2, 5, "iten"),
                        new Flaw("en.body", Reason.BRACE_NOT_CLOSED, 2, 12, "{"),
                        new Flaw("en.sms", Reason.BRACE_NOT_OPENED, 1, 1, "}"));
        assertThat(TemplateRules.flaws(List.of(), new TemplateText(" ", "x".repeat(4001), ""), good))
                .contains(
                        new Flaw("zh.title", Reason.BLANK, 1, 1, ""),
                        new Flaw("zh.body", Reason.TOO_LONG, 1, 1, "4000"));
    }

    @Test
    void valuesAreFilledOnceAndNeverReadAsTemplates() {
        assertThat(TemplateRules.filled("{a}{{b}} { a }", Map.of("a", "{b}"))).isEqualTo("{b}{b} {b}");
        Random random = new Random(13);
        String signs = "{}ab \n😀中";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(12); at > 0; at--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            TemplateText each = new TemplateText(text.toString(), text.toString(), text.toString());
            TemplateRules.flaws(List.of("a"), each, each);
            TemplateRules.filled(text.toString(), Map.of("a", "x"));
        }
    }

    @Test
    void lengthsOfSmsAreThoseOfTheStandard() {
        assertThat(SmsRules.measure("a".repeat(160))).isEqualTo(new SmsRules.Measure(1, 160, false));
        assertThat(SmsRules.measure("a".repeat(161)).segments()).isEqualTo(2);
        assertThat(SmsRules.measure("a".repeat(306)).segments()).isEqualTo(2);
        assertThat(SmsRules.measure("a".repeat(307)).segments()).isEqualTo(3);
        assertThat(SmsRules.measure("€".repeat(80))).isEqualTo(new SmsRules.Measure(1, 160, false));
        assertThat(SmsRules.measure("€".repeat(81)).segments()).isEqualTo(2);
        assertThat(SmsRules.measure("中".repeat(70))).isEqualTo(new SmsRules.Measure(1, 70, true));
        assertThat(SmsRules.measure("中".repeat(71)).segments()).isEqualTo(2);
        assertThat(SmsRules.measure("中".repeat(134)).segments()).isEqualTo(2);
        assertThat(SmsRules.measure("中".repeat(135)).segments()).isEqualTo(3);
        assertThat(SmsRules.measure("")).isEqualTo(new SmsRules.Measure(1, 0, false));
    }

    @Test
    void anyTextComesBackFromItsSegmentsAndNoCharacterIsCut() {
        Random random = new Random(38);
        String[] alphabets = {"abc €[]{}~@Ω\n0", "中文😀👩‍👩‍👧a€"};
        for (int round = 0; round < 4_000; round++) {
            int[] points = alphabets[round % 2].codePoints().toArray();
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(400); at > 0; at--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            SmsRules.Encoded encoded = SmsRules.encode(text.toString());
            StringBuilder back = new StringBuilder();
            for (byte[] segment : encoded.segments()) {
                String part = SmsRules.decode(encoded.unicode(), segment);
                assertThat(part.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
                back.append(part);
                assertThat(segment.length)
                        .isLessThanOrEqualTo(
                                encoded.segments().size() == 1
                                        ? encoded.unicode() ? 140 : 160
                                        : encoded.unicode() ? 134 : 153);
            }
            assertThat(back.toString()).isEqualTo(text.toString());
        }
    }

    @Test
    void receiptsAreReadAsCentresWriteThem() {
        Optional<Integer> none = Optional.empty();
        assertThat(ReceiptRules.read(
                        "id:123A456 sub:001 dlvrd:001 submit date:2611271200 done date:2611271201 "
                                + "stat:DELIVRD err:000 Text:x",
                        Optional.empty(),
                        none))
                .hasValue(new ReceiptRules.Said("123A456", DeliveryState.DELIVERED, "DELIVRD"));
        assertThat(ReceiptRules.read("ID:9 STAT:undeliv ERR:1F3", Optional.empty(), none))
                .hasValue(new ReceiptRules.Said("9", DeliveryState.FAILED, "UNDELIV err:1F3"));
        assertThat(ReceiptRules.read("", Optional.of("77"), Optional.of(2)))
                .hasValue(new ReceiptRules.Said("77", DeliveryState.DELIVERED, "DELIVRD"));
        assertThat(ReceiptRules.read("id:1 stat:ENROUTE", Optional.empty(), none))
                .isEmpty();
        assertThat(ReceiptRules.read("id:1 stat:DELIVRD", Optional.empty(), Optional.of(1)))
                .as("an unknown number leaves the word")
                .isPresent();
        assertThat(ReceiptRules.read("hello", Optional.empty(), none)).isEmpty();
    }

    private static Telling telling(Category category, Importance importance, boolean sms) {
        return new Telling(category, importance, sms ? Optional.of(Duration.ofMinutes(30)) : Optional.empty(), true);
    }

    private static List<Way> ways(Telling telling, Habits habits, Quiet quiet, Instant now) {
        return PlanRules.ways(telling, habits, CHANNELS, quiet, now);
    }

    @Test
    void waysFollowCategoryImportanceAndChoice() {
        Habits usual = Habits.usual(18);
        assertThat(ways(telling(Category.WAITING, Importance.NORMAL, true), usual, NEVER, NOON))
                .containsExactlyInAnyOrder(
                        new Way("MAIL", DeliveryState.QUEUED, NOON, false),
                        new Way("WEBHOOK", DeliveryState.QUEUED, NOON, false),
                        new Way("SMS", DeliveryState.QUEUED, NOON.plus(Duration.ofMinutes(30)), true));
        assertThat(ways(telling(Category.CONVERSATION, Importance.NORMAL, false), usual, NEVER, NOON))
                .extracting(Way::channel)
                .containsExactly("WEBHOOK");
        assertThat(ways(telling(Category.RESULT, Importance.LOW, false), usual, NEVER, NOON))
                .contains(new Way("MAIL", DeliveryState.HELD, Instant.parse("2026-11-27T10:00:00Z"), false));
        assertThat(ways(telling(Category.SAFETY, Importance.URGENT, false), usual, NEVER, NOON))
                .contains(new Way("SMS", DeliveryState.QUEUED, NOON, false));
        Map<Choice, Boolean> off = new HashMap<>();
        for (Category category : Category.values()) {
            CHANNELS.keySet().forEach(channel -> off.put(new Choice(category, channel), false));
        }
        Habits nothing = new Habits(off, Optional.empty(), false, 18);
        for (Category category : Category.values()) {
            assertThat(ways(telling(category, Importance.NORMAL, true), nothing, NEVER, NOON))
                    .as(category.name())
                    .hasSize(category.mandatory() ? 3 : 0);
        }
    }

    @Test
    void quietHoursGoOverMidnightAndNeverFillTheWholeDay() {
        Instant late = Instant.parse("2026-11-27T15:00:00Z");
        Instant seven = Instant.parse("2026-11-27T23:00:00Z");
        assertThat(PlanRules.afterQuiet(late, NIGHT, Optional.empty())).isEqualTo(seven);
        assertThat(PlanRules.afterQuiet(NOON, NIGHT, Optional.empty())).isEqualTo(NOON);
        assertThat(PlanRules.afterQuiet(seven, NIGHT, Optional.empty()))
                .as("the end is not quiet")
                .isEqualTo(seven);
        Quiet morning = new Quiet(LocalTime.of(6, 30), LocalTime.of(9, 0));
        assertThat(PlanRules.afterQuiet(late, NIGHT, Optional.of(morning))).isEqualTo(seven.plus(Duration.ofHours(2)));
        Quiet day = new Quiet(LocalTime.of(7, 0), LocalTime.of(22, 30));
        assertThat(PlanRules.afterQuiet(late, NIGHT, Optional.of(day))).isEqualTo(seven);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Quiet school = new Quiet(time(random), time(random));
            Quiet own = new Quiet(time(random), time(random));
            Instant wanted = NOON.plusSeconds(random.nextInt(86_400));
            Instant at = PlanRules.afterQuiet(wanted, school, Optional.of(own));
            assertThat(at).isAfterOrEqualTo(wanted).isBefore(wanted.plus(Duration.ofDays(2)));
            assertThat(school.holds(at.atZone(PlanRules.ZONE).toLocalTime())).isFalse();
        }
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(60));
    }

    @Test
    void urgentAndMandatoryMessagesKnowNoNight() {
        Instant night = Instant.parse("2026-11-27T16:00:00Z");
        for (Telling telling : List.of(
                telling(Category.WAITING, Importance.URGENT, false),
                telling(Category.SECURITY, Importance.LOW, false),
                telling(Category.SAFETY, Importance.NORMAL, false))) {
            assertThat(ways(telling, Habits.usual(18), NIGHT, night))
                    .allMatch(way -> way.due().equals(night));
        }
    }

    @Test
    void pausesGrowUpToTheLongestAndSpread() {
        for (int attempt = 1; attempt < 40; attempt++) {
            Duration least = DeliveryRules.pause(attempt, PATIENCE, 0);
            Duration most = DeliveryRules.pause(attempt, PATIENCE, 1);
            assertThat(least).isLessThan(most).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
            assertThat(most).isLessThanOrEqualTo(Duration.ofMinutes(10));
        }
        assertThat(DeliveryRules.pause(3, PATIENCE, 1)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void answersSettleADelivery() {
        Instant end = NOON.plus(Duration.ofHours(1));
        assertThat(settled(Answer.of(Answer.Kind.REFUSED, "p", "no"), 1, end).state())
                .isEqualTo(DeliveryState.FAILED);
        assertThat(settled(Answer.of(Answer.Kind.LATER, "p", "x"), 1, end).state())
                .isEqualTo(DeliveryState.QUEUED);
        assertThat(settled(Answer.of(Answer.Kind.LOST, "p", "x"), 5, end).state())
                .isEqualTo(DeliveryState.FAILED);
        assertThat(settled(Answer.of(Answer.Kind.FAILED, "p", "x"), 1, NOON.plusSeconds(1))
                        .state())
                .isEqualTo(DeliveryState.EXPIRED);
        Settlement busy = settled(Answer.busy("p", "x", Duration.ofMinutes(2)), 4, end);
        assertThat(busy.state()).isEqualTo(DeliveryState.QUEUED);
        assertThat(busy.counted()).isFalse();
        assertThat(busy.due()).isAfterOrEqualTo(NOON.plus(Duration.ofMinutes(2)));
        assertThat(settled(Answer.busy("p", "x", Duration.ofHours(2)), 1, end).state())
                .isEqualTo(DeliveryState.EXPIRED);
    }

    private static Settlement settled(Answer answer, int attempt, Instant expiresAt) {
        return DeliveryRules.settled(answer, attempt, expiresAt, PATIENCE, 0.5, NOON);
    }

    @Test
    void circuitOpensAfterFailuresLetsOneProbeThroughAndDoublesItsPause() {
        Circuit circuit = new Circuit(3, Duration.ofSeconds(30));
        for (int i = 0; i < 3; i++) {
            assertThat(circuit.enter(NOON)).isTrue();
            circuit.failed("down", NOON);
        }
        assertThat(circuit.enter(NOON.plusSeconds(29))).isFalse();
        Instant later = NOON.plusSeconds(30);
        assertThat(circuit.enter(later)).isTrue();
        assertThat(circuit.enter(later)).as("one probe at a time").isFalse();
        circuit.failed("still down", later);
        assertThat(circuit.enter(later.plusSeconds(59))).isFalse();
        assertThat(circuit.enter(later.plusSeconds(60))).isTrue();
        circuit.succeeded();
        assertThat(circuit.enter(later.plusSeconds(60))).isTrue();
        assertThat(circuit.failures()).isZero();
        circuit.busy(Duration.ofSeconds(5), later);
        assertThat(circuit.enter(later.plusSeconds(4))).isFalse();
        assertThat(circuit.enter(later.plusSeconds(5))).isTrue();
    }

    @Test
    void messageGoesToTheNextOnlyWhenTheFirstHasCertainlyNotTakenIt() {
        for (Answer.Kind kind : Answer.Kind.values()) {
            List<String> asked = new ArrayList<>();
            FailOver failOver = new FailOver(
                    "X",
                    List.of(provider("first", kind, asked), provider("second", Answer.Kind.ACCEPTED, asked)),
                    settings(),
                    Clock.fixed(NOON, ZoneOffset.UTC));
            failOver.send(MailRulesTests.outgoing("标题", "正文", List.of()));
            assertThat(asked).as(kind.name()).hasSize(kind == Answer.Kind.FAILED ? 2 : 1);
        }
    }

    private static Provider provider(String name, Answer.Kind kind, List<String> asked) {
        return new Provider() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer send(shaopao.notices.spi.Outgoing message) {
                asked.add(name);
                return Answer.of(kind, name, "because");
            }
        };
    }

    static NoticesSettings settings() {
        return new org.springframework.boot.context.properties.bind.Binder(List.of())
                .bindOrCreate("shaopao.notices", NoticesSettings.class);
    }

    @Test
    void idsOfOldMessagesLieBeforeTheBoundOfTheirDay() {
        java.util.UUID now = shaopao.kernel.Ids.next();
        Instant made = Instant.ofEpochMilli(now.getMostSignificantBits() >>> 16);
        assertThat(NoticesJobs.firstOf(made).toString()).isLessThanOrEqualTo(now.toString());
        assertThat(NoticesJobs.firstOf(made.plusMillis(1)).toString()).isGreaterThan(now.toString());
    }
}
