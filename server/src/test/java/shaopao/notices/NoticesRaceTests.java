package shaopao.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.kernel.PersonId;
import shaopao.notices.Campus.Somebody;
import shaopao.notices.spi.Channel;

/** Several nodes and several senders at the same rows. */
@NoticesTest
@NullUnmarked
class NoticesRaceTests {

    @Autowired
    Notices notices;

    @Autowired
    Channels channels;

    @Autowired
    Delivering delivering;

    @Autowired
    NoticesSettings settings;

    @Autowired
    WebhookChannel webhook;

    @Autowired
    MovedClock clock;

    @Autowired
    Campus campus;

    @BeforeEach
    void noon() throws IOException {
        Peers.MAIL_GATE.open();
        campus.clearQueue();
        clock.tomorrowAt(12, 0);
        // A provider that failed another test is left alone for a while by the clock, and that may have gone back.
        for (Channel channel : channels.ready()) {
            for (int minute = 0; minute < 600 && !channel.open(clock.instant()); minute++) {
                clock.forward(Duration.ofMinutes(1));
            }
        }
    }

    private NewNotice notice(String key, List<PersonId> to) {
        return NewNotice.of(TestKinds.ASKED, key, to).with("item", "请假").with("applicant", "李同学");
    }

    @Test
    void ofManyWhoTellTheSamePeopleTheSameEachIsToldOnce() throws Exception {
        List<Somebody> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            people.add(campus.somebody());
        }
        List<PersonId> ids = people.stream().map(Somebody::id).toList();
        String key = UUID.randomUUID().toString();
        List<Integer> told = atOnce(12, () -> notices.send(notice(key, ids)));
        assertThat(told.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(people).allMatch(one -> campus.messages(one) == 1);
    }

    @Test
    void twoNodesCarryEachMessageOnce() throws Exception {
        List<Somebody> people = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            people.add(campus.somebody());
        }
        int before = Peers.RECEIVER.calls.size();
        notices.send(notice(
                UUID.randomUUID().toString(), people.stream().map(Somebody::id).toList()));
        List<Couriers> nodes = List.of(node(), node());
        nodes.forEach(Couriers::start);
        try {
            SmsTests.eventually(() -> people.stream()
                    .allMatch(one -> campus.state(one, "WEBHOOK").equals("DELIVERED")
                            && campus.state(one, "MAIL").equals("SENT")));
        } finally {
            nodes.forEach(Couriers::stop);
        }
        assertThat(Peers.RECEIVER.calls.size() - before).isEqualTo(60);
        assertThat(people)
                .allMatch(one -> NoticesTests.mails(Peers.MAIL, one).size()
                                + NoticesTests.mails(Peers.SPARE_MAIL, one).size()
                        == 1);
        assertThat(people).allMatch(one -> campus.deliveries(one).get("MAIL").attempts() == 1);
    }

    @Test
    void messageLeavesAtOnceThoughNobodyPolls() throws Exception {
        Bell bell = new Bell();
        Couriers node = new Couriers(channels, delivering, working("1h"), bell, clock);
        node.start();
        try {
            Thread.sleep(300);
            Somebody one = campus.somebody();
            notices.send(notice(UUID.randomUUID().toString(), List.of(one.id())));
            bell.ring();
            SmsTests.eventually(() -> campus.state(one, "WEBHOOK").equals("DELIVERED"));
        } finally {
            node.stop();
        }
    }

    @Test
    void nodeThatStopsInTheMiddleLeavesTheRestToTheNextOne() throws Exception {
        List<Somebody> people = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            people.add(campus.somebody());
        }
        int before = Peers.RECEIVER.calls.size();
        notices.send(notice(
                UUID.randomUUID().toString(), people.stream().map(Somebody::id).toList()));
        Couriers first = node();
        first.start();
        SmsTests.eventually(() -> Peers.RECEIVER.calls.size() > before + 10);
        first.stop();
        Couriers second = node();
        second.start();
        try {
            SmsTests.eventually(() ->
                    people.stream().allMatch(one -> campus.state(one, "WEBHOOK").equals("DELIVERED")));
        } finally {
            second.stop();
        }
        assertThat(Peers.RECEIVER.calls.size() - before).isEqualTo(200);
    }

    private Couriers node() {
        return new Couriers(channels, delivering, working("50ms"), new Bell(), clock);
    }

    /** The settings of this test with the workers switched on. */
    private NoticesSettings working(String poll) {
        return new NoticesSettings(
                settings.address(),
                true,
                org.springframework.boot.convert.DurationStyle.detectAndParse(poll),
                settings.attemptsMax(),
                settings.pauseMin(),
                settings.pauseMax(),
                settings.validity(),
                settings.failuresMax(),
                settings.failurePause(),
                settings.quietFrom(),
                settings.quietUntil(),
                settings.digestHour(),
                settings.keep(),
                settings.keepDeliveries(),
                settings.mail(),
                settings.mailSpare(),
                settings.sms(),
                settings.smsSpare(),
                settings.webhook());
    }

    private static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(act));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
