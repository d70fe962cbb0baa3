package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.calendar.Calendar;
import shaopao.kernel.PersonId;
import shaopao.workflow.spi.CandidateRule;
import shaopao.workflow.spi.Deputies;
import shaopao.workflow.spi.EffectRunner;

/** What the decider may ask, answered by the school: people by the rules of modules above, conditions, working time. */
@Component
class World {

    private final Map<String, CandidateRule> rules = new TreeMap<>();
    private final RuleConditions conditions;
    private final Calendar calendar;
    private final WorkflowSettings settings;
    private final Optional<Deputies> deputies;
    private final Optional<EffectRunner> effects;

    World(
            List<CandidateRule> known,
            RuleConditions conditions,
            Calendar calendar,
            WorkflowSettings settings,
            ObjectProvider<Deputies> deputies,
            ObjectProvider<EffectRunner> effects) {
        rules.put(Who.APPLICANT, new OwnRule(Who.APPLICANT, List.of()));
        rules.put(Who.CHOSEN, new OwnRule(Who.CHOSEN, List.of("by")));
        known.forEach(rule -> rules.put(rule.name(), rule));
        this.conditions = conditions;
        this.calendar = calendar;
        this.settings = settings;
        this.deputies = Optional.ofNullable(deputies.getIfAvailable());
        this.effects = Optional.ofNullable(effects.getIfAvailable());
    }

    /** The world as a command on a case of this topic finds it. */
    Facts facts(Route route, String topic, Instant now) {
        return new Facts(
                now,
                new People(topic, now),
                conditions.of(route),
                new CalendarHours(calendar.workingTime(settings.campus())));
    }

    /** Everything that is wrong with a definition. */
    List<DefinitionFlaw> flaws(Definition definition) {
        return DefinitionRules.flaws(
                definition,
                new DefinitionRules.Vocabulary(
                        name -> Optional.ofNullable(rules.get(name)),
                        conditions::refusal,
                        effects.map(EffectRunner::handlers).orElse(Set.of())));
    }

    Optional<EffectRunner> effects() {
        return effects;
    }

    /** A rule that the decider answers itself, because it rests on the case and not on the school. */
    private record OwnRule(String name, List<String> options) implements CandidateRule {
        @Override
        public List<PersonId> people(PersonId applicant, Map<String, String> parameters, Map<String, Object> answers) {
            return List.of();
        }
    }

    private final class People implements Candidates {

        private final String topic;
        private final Instant now;

        People(String topic, Instant now) {
            this.topic = topic;
            this.now = now;
        }

        @Override
        public List<PersonId> people(Who who, PersonId applicant, Map<String, Object> answers) {
            CandidateRule rule = rules.get(who.rule());
            return rule == null ? List.of() : rule.people(applicant, who.parameters(), answers);
        }

        @Override
        public List<PersonId> above(Who who, PersonId applicant, Map<String, Object> answers) {
            CandidateRule rule = rules.get(who.rule());
            return rule == null ? List.of() : rule.above(applicant, who.parameters(), answers);
        }

        @Override
        public Optional<PersonId> deputy(PersonId person) {
            return deputies.flatMap(known -> known.deputy(person, topic, now));
        }
    }
}
