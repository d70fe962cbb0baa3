package shaopao.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.MessageState;
import org.jsmpp.util.DeliveryReceiptState;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.notices.Campus.Row;
import shaopao.notices.Campus.Somebody;
import shaopao.notices.ReceiptRules.Said;
import shaopao.notices.Smsc.Taken;

/** Talks to real SMS centres over SMPP. */
@Tag("once")
@NoticesTest
@NullUnmarked
class SmsTests {

    private static final String LONG = "一".repeat(80) + "😀" + "二".repeat(40);

    @Autowired
    Notices notices;

    @Autowired
    Couriers couriers;

    @Autowired
    SmsChannel sms;

    @Autowired
    Receipts receipts;

    @Autowired
    MovedClock clock;

    @Autowired
    Campus campus;

    @BeforeEach
    void clean() throws Exception {
        campus.clearQueue();
        clock.tomorrowAt(12, 0);
        Somebody probe = urgent("探测");
        carried(probe, "SENT");
        Peers.SMS.taken.clear();
        Peers.SPARE_SMS.taken.clear();
    }

    @AfterEach
    void calm() {
        Peers.SMS.dropping(false);
        Peers.SMS.deaf(false);
        Peers.SMS.refuse(0, 0);
        Peers.SPARE_SMS.refuse(0, 0);
        clock.back();
    }

    private Somebody urgent(String item) {
        Somebody one = campus.somebody();
        notices.send(NewNotice.of(TestKinds.ALARM, UUID.randomUUID().toString(), List.of(one.id()))
                .with("item", item));
        return one;
    }

    private Row row(Somebody one) {
        return campus.deliveries(one).get("SMS");
    }

    /** Carries with the clock going on, until the delivery is in the state. */
    private void carried(Somebody one, String state) throws Exception {
        eventually(() -> {
            couriers.carryDue(sms);
            clock.forward(Duration.ofSeconds(20));
            return row(one).state().equals(state);
        });
    }

    static void eventually(Callable<Boolean> claim) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (claim.call()) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(claim.call()).isTrue();
    }

    @Test
    void textOfOneSegmentArrivesAndItsReceiptIsBooked() throws Exception {
        Somebody one = urgent("火警");
        couriers.carryDue(sms);
        assertThat(row(one).state()).isEqualTo("SENT");
        Taken taken = Peers.SMS.taken.getFirst();
        assertThat(taken.text()).isEqualTo("【少跑大学】紧急：火警，请立即处理。");
        assertThat(taken.from()).isEqualTo("1069");
        assertThat(taken.unicode()).isTrue();
        Peers.SMS.receipt(taken, DeliveryReceiptState.DELIVRD, "000");
        eventually(() -> row(one).state().equals("DELIVERED"));
        Peers.SMS.receipt(taken, DeliveryReceiptState.UNDELIV, "009");
        Thread.sleep(200);
        assertThat(row(one).state()).as("a second receipt changes nothing").isEqualTo("DELIVERED");
    }

    @Test
    void longTextIsJoinedAgainAndArrivesWhenAllItsSegmentsHave() throws Exception {
        Somebody one = urgent(LONG);
        couriers.carryDue(sms);
        List<Taken> segments = List.copyOf(Peers.SMS.taken);
        assertThat(segments).hasSize(3).allMatch(Taken::header);
        assertThat(Peers.SMS.texts(one.phone())).containsExactly("【少跑大学】紧急：" + LONG + "，请立即处理。");
        Peers.SMS.receipt(segments.get(0), DeliveryReceiptState.DELIVRD, "000");
        Peers.SMS.receiptInParameters(segments.get(1), MessageState.DELIVERED.value());
        Thread.sleep(200);
        assertThat(row(one).state()).isEqualTo("SENT");
        Peers.SMS.receiptInParameters(segments.get(2), MessageState.DELIVERED.value());
        eventually(() -> row(one).state().equals("DELIVERED"));
    }

    @Test
    void segmentsThatWereTakenAreNotSentAgain() throws Exception {
        Somebody one = urgent(LONG);
        Peers.SMS.refuseSegment(2, SMPPConstant.STAT_ESME_RSUBMITFAIL);
        couriers.carryDue(sms);
        assertThat(row(one).state()).isEqualTo("QUEUED");
        assertThat(Peers.SMS.taken).extracting(Taken::number).containsExactly(1);
        carried(one, "SENT");
        assertThat(Peers.SMS.taken).extracting(Taken::number).doesNotHaveDuplicates();
        assertThat(Peers.SMS.texts(one.phone())).hasSize(1);
    }

    @Test
    void undeliverableTextBecomesADeadLetterWithTheProvidersReason() throws Exception {
        Somebody one = urgent("停电");
        couriers.carryDue(sms);
        Peers.SMS.receipt(Peers.SMS.taken.getFirst(), DeliveryReceiptState.UNDELIV, "107");
        eventually(() -> row(one).state().equals("FAILED"));
        assertThat(row(one).reason()).isEqualTo("UNDELIV err:107");
        Somebody two = urgent("停水");
        couriers.carryDue(sms);
        Peers.SMS.receipt(Peers.SMS.taken.getLast(), DeliveryReceiptState.EXPIRED, "000");
        eventually(() -> row(two).state().equals("EXPIRED"));
    }

    @Test
    void receiptThatComesBeforeItsMessageIsWrittenDownIsNotLost() throws Exception {
        Somebody one = urgent("演练");
        receipts.heard("sms", new Said(Peers.SMS.nextId(), DeliveryState.DELIVERED, "DELIVRD"));
        couriers.carryDue(sms);
        assertThat(row(one).state()).isEqualTo("SENT");
        receipts.sweep(clock.instant().minus(Duration.ofDays(1)));
        assertThat(row(one).state()).isEqualTo("DELIVERED");
    }

    @Test
    void centreThatWantsLessIsLeftAloneAndNothingCountsAsAFailure() throws Exception {
        Peers.SMS.refuse(SMPPConstant.STAT_ESME_RTHROTTLED, 1);
        Somebody one = urgent("限流");
        couriers.carryDue(sms);
        assertThat(row(one).state()).isEqualTo("QUEUED");
        assertThat(row(one).attempts()).isZero();
        assertThat(sms.open(clock.instant())).isFalse();
        carried(one, "SENT");
        assertThat(row(one).provider()).as("the spare is for failures").isEqualTo("sms");
        assertThat(Peers.SPARE_SMS.taken).isEmpty();
    }

    @Test
    void wrongNumberIsGivenUpAtOnceAndHarmsNobodyElse() throws Exception {
        Peers.SMS.refuse(SMPPConstant.STAT_ESME_RINVDSTADR, 1);
        Somebody one = urgent("错号");
        couriers.carryDue(sms);
        assertThat(row(one)).isEqualTo(new Row("SMS", "FAILED", 1, "sms", "SMPP 0x0000000B"));
        assertThat(sms.providers().getFirst().failures()).isZero();
    }

    @Test
    void spareCentreTakesOverWhenTheFirstIsGoneAndTheFirstComesBack() throws Exception {
        Peers.SMS.down();
        try {
            Somebody one = urgent(LONG);
            carried(one, "SENT");
            assertThat(row(one).provider()).isEqualTo("sms-spare");
            assertThat(Peers.SPARE_SMS.taken).hasSize(3).noneMatch(Taken::header);
            assertThat(Peers.SPARE_SMS.texts(one.phone())).hasSize(1);
            Peers.SPARE_SMS.receipt(Peers.SPARE_SMS.taken.getFirst(), DeliveryReceiptState.REJECTD, "001");
            eventually(() -> row(one).state().equals("FAILED"));
        } finally {
            Peers.SMS.up();
        }
        eventually(() -> {
            clock.forward(Duration.ofMinutes(5));
            Somebody two = urgent("恢复");
            couriers.carryDue(sms);
            return row(two).provider().equals("sms");
        });
        assertThat(sms.providers().getFirst().open()).isTrue();
    }

    @Test
    void connectionThatBreaksInTheMiddleLosesNothing() throws Exception {
        Peers.SMS.dropping(true);
        Somebody one = urgent("断线");
        couriers.carryDue(sms);
        assertThat(row(one).state()).isIn("QUEUED", "SENT");
        Peers.SMS.dropping(false);
        carried(one, "SENT");
        int arrived = Peers.SMS.texts(one.phone()).size()
                + Peers.SPARE_SMS.texts(one.phone()).size();
        assertThat(arrived).isEqualTo(1);
    }

    @Test
    void centreThatSaysNothingIsTriedLaterAndNotDoubledAtTheSpareAtOnce() throws Exception {
        Peers.SMS.deaf(true);
        Somebody one = urgent("沉默");
        couriers.carryDue(sms);
        assertThat(row(one).state()).isEqualTo("QUEUED");
        assertThat(Peers.SPARE_SMS.taken).isEmpty();
        Peers.SMS.deaf(false);
        carried(one, "SENT");
    }

    @Test
    void nonsenseFromTheCentreHarmsNothing() throws Exception {
        Peers.SMS.noise("TD 退订", (byte) 0);
        Peers.SMS.noise("id:", (byte) 4);
        Peers.SMS.noise("stat:DELIVRD", (byte) 4);
        Peers.SMS.noise("id:zzz stat:WHATEVER err:\u0000", (byte) 4);
        Somebody one = urgent("照常");
        couriers.carryDue(sms);
        assertThat(row(one).state()).isEqualTo("SENT");
    }
}
