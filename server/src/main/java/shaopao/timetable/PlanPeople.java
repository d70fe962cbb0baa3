package shaopao.timetable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.timetable.PlanFlaw.Reason;
import shaopao.timetable.SectionStore.Known;

/** Teachers and administrative classes that a plan names. */
@Component
class PlanPeople {

    private final People people;
    private final SectionStore store;

    PlanPeople(People people, SectionStore store) {
        this.people = people;
        this.store = store;
    }

    /** Remarks on numbers and classes that nobody has. */
    List<PlanFlaw> unknown(List<SectionPlan> good) {
        Set<String> numbers = new HashSet<>();
        Set<String> classes = new HashSet<>();
        good.forEach(plan -> {
            numbers.addAll(plan.line().teachers());
            classes.addAll(plan.line().classes());
        });
        numbers.removeAll(people.numbered(numbers).keySet());
        classes.removeAll(people.inClasses(classes).keySet());
        List<PlanFlaw> flaws = new ArrayList<>();
        good.stream().map(SectionPlan::line).forEach(line -> {
            line.teachers().stream()
                    .filter(numbers::contains)
                    .forEach(one -> flaws.add(new PlanFlaw(line.row(), line.section(), Reason.TEACHER_UNKNOWN, one)));
            line.classes().stream()
                    .filter(classes::contains)
                    .forEach(one -> flaws.add(new PlanFlaw(line.row(), line.section(), Reason.CLASS_UNKNOWN, one)));
        });
        return flaws;
    }

    /** Puts the people of the plan into its sections, in the place of those that the plan before had named. */
    void enrol(Collection<SectionPlan> good, Map<String, Known> known) {
        Set<String> numbers = new HashSet<>();
        Set<String> classes = new HashSet<>();
        good.forEach(plan -> {
            numbers.addAll(plan.line().teachers());
            classes.addAll(plan.line().classes());
        });
        Map<String, PersonId> teachers = people.numbered(numbers);
        Map<String, List<PersonId>> students = people.inClasses(classes);
        List<SectionId> of = new ArrayList<>();
        List<PersonId> who = new ArrayList<>();
        List<String> as = new ArrayList<>();
        for (SectionPlan plan : good) {
            Known there = known.get(plan.line().section());
            if (there != null) {
                plan.line().teachers().stream()
                        .filter(teachers::containsKey)
                        .map(teachers::get)
                        .forEach(one -> {
                            of.add(there.id());
                            who.add(one);
                            as.add("TEACHER");
                        });
                plan.line().classes().stream()
                        .flatMap(code -> students.getOrDefault(code, List.of()).stream())
                        .forEach(one -> {
                            of.add(there.id());
                            who.add(one);
                            as.add("STUDENT");
                        });
            }
        }
        List<SectionId> all = known.values().stream().map(Known::id).toList();
        store.members("PLAN", all, of, who, as);
    }
}
