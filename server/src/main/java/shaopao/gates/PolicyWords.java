package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.Places;
import shaopao.places.spi.ExamSeats;
import shaopao.places.spi.ExamSeats.PlannedExam;

/** Which words a policy may ask for: what there is just now, with how many people have it. No persons. */
@Component
class PolicyWords {

    private static final int MARKS_MAX = 200;
    private static final Duration EXAMS_AHEAD = Duration.ofDays(7);

    private final FactBook facts;
    private final ObjectProvider<ExamSeats> exams;
    private final PlaceChains chains;
    private final Places places;
    private final People people;
    private final Clock clock;

    PolicyWords(
            FactBook facts,
            ObjectProvider<ExamSeats> exams,
            PlaceChains chains,
            Places places,
            People people,
            Clock clock) {
        this.facts = facts;
        this.exams = exams;
        this.chains = chains;
        this.places = places;
        this.people = people;
        this.clock = clock;
    }

    /** @param marks beside those of residence and exams, the most frequent first */
    record PolicyVocabulary(
            List<CountedWord> marks,
            List<CountedCampaign> campaigns,
            List<CountedHome> homes,
            List<CodedUnit> units,
            int offCampus,
            List<ExamWord> exams) {}

    /** A mark, or a state of a campaign. */
    record CountedWord(String word, int people) {}

    /** A campaign with where people stand in it. */
    record CountedCampaign(String code, List<CountedWord> states) {}

    /** A dormitory. */
    record CountedHome(String code, Words name, int people) {}

    /** A college or department, as {@code person.unit} says it. */
    record CodedUnit(String code, String name) {}

    /** An exam of these days. {@code here}: it is held in the place. {@code code}: for exam mode at this place. */
    record ExamWord(String code, Words name, Instant from, Instant until, boolean here) {}

    PolicyVocabulary words(PlaceId place) {
        Map<String, Integer> marks = new TreeMap<>();
        Map<String, Map<String, Integer>> campaigns = new TreeMap<>();
        int offCampus = 0;
        for (PassageFacts known : facts.everybody()) {
            known.marks().forEach(mark -> marks.merge(mark, 1, Integer::sum));
            known.campaigns()
                    .forEach((code, state) -> campaigns
                            .computeIfAbsent(code, _ -> new TreeMap<>())
                            .merge(state, 1, Integer::sum));
            offCampus += known.offCampus() ? 1 : 0;
        }
        return new PolicyVocabulary(
                free(marks),
                campaigns.entrySet().stream()
                        .map(one -> new CountedCampaign(one.getKey(), counted(one.getValue())))
                        .toList(),
                homes(marks),
                people.units().stream()
                        .map(unit -> new CodedUnit(unit.code(), unit.name()))
                        .toList(),
                offCampus,
                exams(place));
    }

    private static List<CountedWord> counted(Map<String, Integer> words) {
        return words.entrySet().stream()
                .map(one -> new CountedWord(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<CountedWord> free(Map<String, Integer> marks) {
        List<CountedWord> free = new ArrayList<>();
        counted(marks).stream()
                .filter(one -> !one.word().startsWith(GateFactRules.RESIDENT)
                        && !one.word().startsWith("exam:")
                        && !one.word().startsWith("invigilator:"))
                .sorted(Comparator.comparingInt(CountedWord::people).reversed())
                .limit(MARKS_MAX)
                .forEach(free::add);
        return free;
    }

    private List<CountedHome> homes(Map<String, Integer> marks) {
        return places.ofKinds(Set.of(PlaceKind.DORMITORY)).stream()
                .map(house -> new CountedHome(
                        house.code(), house.name(), marks.getOrDefault(GateFactRules.RESIDENT + house.code(), 0)))
                .toList();
    }

    /** Those that are held in the place first, narrowed to it. */
    private List<ExamWord> exams(PlaceId place) {
        String code = places.place(place).map(CampusPlace::code).orElse("");
        Instant now = clock.instant();
        Map<PlaceId, Boolean> here = new HashMap<>();
        List<ExamWord> found = new ArrayList<>();
        exams.orderedStream()
                .flatMap(plan -> plan.exams(now, now.plus(EXAMS_AHEAD)).stream())
                .forEach(exam -> found.add(word(
                        exam,
                        code,
                        exam.rooms().stream()
                                .anyMatch(room -> here.computeIfAbsent(
                                        room, one -> chains.of(one).contains(code))))));
        found.sort(Comparator.comparing(ExamWord::here).reversed().thenComparing(ExamWord::from));
        return List.copyOf(found);
    }

    private static ExamWord word(PlannedExam exam, String place, boolean here) {
        return new ExamWord(
                here ? exam.course() + "@" + place : exam.course(), exam.name(), exam.from(), exam.until(), here);
    }
}
