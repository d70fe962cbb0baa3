package shaopao.gates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shaopao.gates.Crowd.Move;
import shaopao.gates.Crowd.Spot;
import shaopao.kernel.Ids;
import shaopao.places.PlaceId;

/** Prepares months, drops old ones, and takes those whose exit was missed to have gone out when their day ends. */
@Component
class GateJobs implements SmartInitializingSingleton {

    private static final int TOGETHER_MAX = 1_000;

    private final PresenceStore presence;
    private final PassageStore passages;
    private final GateAlarmStore alarms;
    private final GateBook book;
    private final GateFactStore facts;
    private final GateSettings settings;
    private final OneNode alone;

    GateJobs(
            PresenceStore presence,
            PassageStore passages,
            GateAlarmStore alarms,
            GateBook book,
            GateFactStore facts,
            GateSettings settings,
            OneNode alone) {
        this.presence = presence;
        this.passages = passages;
        this.alarms = alarms;
        this.book = book;
        this.facts = facts;
        this.settings = settings;
        this.alone = alone;
    }

    @Override
    public void afterSingletonsInstantiated() {
        prepareMonths();
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void prepareMonths() {
        alone.does("gates.months", () -> {
            LocalDate first = today().withDayOfMonth(1);
            presence.makeMonth(first);
            presence.makeMonth(first.plusMonths(1));
            YearMonth oldest = YearMonth.from(first).minusMonths(settings.keepMonths());
            presence.months().stream()
                    .filter(name -> month(name).isBefore(oldest))
                    .forEach(presence::dropMonth);
            Instant before = oldest.atDay(1).atStartOfDay(PolicyLanguage.ZONE).toInstant();
            presence.forgetOther(before);
            alarms.forget(before);
            book.forgetStands(before);
            facts.forget(before);
        });
    }

    private static YearMonth month(String name) {
        return YearMonth.parse(name.substring("event_".length()).replace('_', '-'));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(alone.now(), PolicyLanguage.ZONE);
    }

    /** Whoever came in before the last end of the day of a place, and is inside, has missed the exit. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT45S")
    void endDays() {
        Instant now = alone.now();
        Set<PlaceId> done = new HashSet<>();
        for (Gate gate : book.gates()) {
            int minute = gate.ready().policy().autoExitMinute();
            if (minute >= 0 && done.add(gate.entry().place())) {
                alone.does("gates.end-of-day", () -> endDay(gate, lastEnd(now, minute), now));
            }
        }
    }

    /** The last moment at which it was this minute of a day. */
    static Instant lastEnd(Instant now, int minute) {
        ZonedDateTime local = now.atZone(PolicyLanguage.ZONE);
        ZonedDateTime today =
                local.toLocalDate().atStartOfDay(PolicyLanguage.ZONE).plusMinutes(minute);
        return (today.isAfter(local) ? today.minusDays(1) : today).toInstant();
    }

    int endDay(Gate gate, Instant end, Instant now) {
        PlaceId place = gate.entry().place();
        Map<Spot, Boolean> left = new LinkedHashMap<>();
        presence.inside(place, Optional.empty(), TOGETHER_MAX).stream()
                .filter(one -> one.since().isBefore(end))
                .forEach(one -> left.put(new Spot(place.value(), one.subject()), one.guest()));
        if (left.isEmpty()) {
            return 0;
        }
        Set<Spot> spots = left.keySet();
        Crowd crowd = passages.crowd(Set.of(place.value()), spots);
        List<Passage> stored = new ArrayList<>();
        left.forEach((spot, guest) -> {
            if (crowd.of(spot).inside() && crowd.of(spot).since().isBefore(end)) {
                crowd.move(new Move(spot, guest, false, end, gate.entry().id().value(), Passage.How.AUTO));
                stored.add(exit(gate, spot, guest, end));
            }
        });
        passages.write(stored, crowd, now);
        return stored.size();
    }

    private static Passage exit(Gate gate, Spot spot, boolean guest, Instant end) {
        return new Passage(
                end,
                Ids.next(),
                gate,
                Optional.empty(),
                Optional.of(spot.subject()),
                guest,
                new GateVerdict(Direction.OUT, GateReason.LEAVING, -1, Optional.of(PassageRemark.MISSED_EXIT)),
                gate.version(),
                Optional.empty(),
                Passage.How.AUTO,
                Optional.empty());
    }
}
