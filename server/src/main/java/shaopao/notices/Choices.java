package shaopao.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.notices.ChoiceController.ChannelName;
import shaopao.notices.ChoiceController.ChooseNotices;
import shaopao.notices.ChoiceController.NoticePreferences;
import shaopao.notices.ChoiceController.QuietHours;
import shaopao.notices.ChoiceController.Wanted;
import shaopao.notices.Habits.Choice;
import shaopao.notices.Notices.Desk;
import shaopao.people.ContactPoint;
import shaopao.people.ContactPoints;

/** What people choose about messages, with the defaults filled in. */
@Component
class Choices {

    private final HabitStore store;
    private final Channels channels;
    private final ContactPoints contacts;
    private final MessageSource messages;
    private final NoticesSettings settings;
    private final Clock clock;

    Choices(HabitStore store, Channels channels, ContactPoints contacts, MessageSource messages, Desk desk) {
        this.store = store;
        this.channels = channels;
        this.contacts = contacts;
        this.messages = messages;
        this.settings = desk.settings();
        this.clock = desk.clock();
    }

    NoticePreferences of(PersonId person) {
        Habits habits = store.of(List.of(person), settings.digestHour())
                .getOrDefault(person, Habits.usual(settings.digestHour()));
        List<Wanted> wanted = new ArrayList<>();
        for (Category category : Category.values()) {
            channels.codes()
                    .forEach(channel -> wanted.add(new Wanted(category, channel, habits.wants(category, channel))));
        }
        Optional<ContactPoint> point =
                Optional.ofNullable(contacts.of(List.of(person)).get(person));
        return new NoticePreferences(
                channels.codes().stream()
                        .map(code -> new ChannelName(code, name(code)))
                        .toList(),
                List.of(Category.values()),
                Stream.of(Category.values()).filter(Category::mandatory).toList(),
                wanted,
                habits.quiet().map(quiet -> new QuietHours(quiet.from(), quiet.until())),
                Optional.of(settings.quiet())
                        .filter(quiet -> !quiet.from().equals(quiet.until()))
                        .map(quiet -> new QuietHours(quiet.from(), quiet.until())),
                habits.digest(),
                habits.digestHour(),
                point.flatMap(ContactPoint::phoneMasked),
                point.flatMap(ContactPoint::mailMasked));
    }

    private String name(String channel) {
        return String.valueOf(
                messages.getMessage("notices.channel." + channel, null, channel, LocaleContextHolder.getLocale()));
    }

    /** Refuses to switch off what is mandatory, and channels that there are not. */
    @Transactional
    public NoticePreferences save(PersonId person, ChooseNotices chosen) {
        Map<Choice, Boolean> choices = new HashMap<>();
        for (Wanted one : chosen.choices()) {
            if (!channels.codes().contains(one.channel())) {
                throw new ProblemException(NoticesProblem.CHANNEL_UNKNOWN, Map.of("channel", one.channel()));
            }
            if (one.category().mandatory() && !one.wanted()) {
                throw new ProblemException(NoticesProblem.CATEGORY_MANDATORY, Map.of("category", one.category()));
            }
            choices.put(new Choice(one.category(), one.channel()), one.wanted());
        }
        Habits habits =
                new Habits(choices, chosen.quiet().map(QuietHours::quiet), chosen.digest(), chosen.digestHour());
        store.save(person, habits, PlanRules.nextAt(chosen.digestHour(), clock.instant()));
        return of(person);
    }
}
