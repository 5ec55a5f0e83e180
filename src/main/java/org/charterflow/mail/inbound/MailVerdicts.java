package org.charterflow.mail.inbound;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.OutboxWatch;
import org.charterflow.mail.inbound.MailStore.Content;
import org.charterflow.mail.inbound.MailTraces.Decided;
import org.charterflow.mail.reading.Bounce;
import org.charterflow.mail.reading.MailClass;
import org.charterflow.mail.reading.MailReading;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.MailReading.Unreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads a stored mail, and decides on it through all stages. */
@Component
class MailVerdicts {

    private static final Logger LOG = LoggerFactory.getLogger(MailVerdicts.class);

    private final MailStore store;
    private final Correlator correlator;
    private final HumanMail human;
    private final MachineMail machines;
    private final CalendarAnswers calendars;
    private final MailTraces traces;
    private final OutboxWatch outbox;
    private final Alliances alliances;
    private final Clock clock;

    MailVerdicts(
            MailStore store,
            Correlator correlator,
            HumanMail human,
            MachineMail machines,
            CalendarAnswers calendars,
            MailTraces traces,
            OutboxWatch outbox,
            Alliances alliances,
            Clock clock) {
        this.store = store;
        this.correlator = correlator;
        this.human = human;
        this.machines = machines;
        this.calendars = calendars;
        this.traces = traces;
        this.outbox = outbox;
        this.alliances = alliances;
        this.clock = clock;
    }

    /** What stands in a mail, however large. */
    MailReading read(UUID mail) {
        return read(store.read(List.of(mail), Integer.MAX_VALUE).get(0));
    }

    /** What stands in those of the mails that have at most so many bytes. */
    Map<UUID, MailReading> read(List<UUID> mails, int largest) {
        return store.read(mails, largest).stream().collect(Collectors.toMap(Content::mail, this::read));
    }

    private MailReading read(Content content) {
        return MailReading.of(
                content.bytes(), alliances.get(content.alliance()).mail().authservId());
    }

    /**
     * Decides on mails and acts, in the order in which they came, in the caller's transaction, which locks them. One that
     * has been decided meanwhile stays as it is.
     *
     * @param mails what stands in each
     * @param violation the rule a feature met when it acted on them; what it did is rolled back already
     */
    void decide(Map<UUID, MailReading> mails, @Nullable RuleViolation violation) {
        List<StoredMail> pending = store.lock(mails.keySet()).stream()
                .filter(mail -> mail.status() == MailStatus.PENDING)
                .toList();
        Correlator together = correlator.together(pending);
        traces.decided(pending.stream()
                .map(mail -> decide(mail, Objects.requireNonNull(mails.get(mail.id())), together, violation))
                .toList());
    }

    private Decided decide(
            StoredMail mail, MailReading reading, Correlator together, @Nullable RuleViolation violation) {
        Ruling ruling = outbox.during(() -> ruling(mail, reading, together, violation), () -> {
            if (reading instanceof Readable readable) {
                traces.answered(mail, readable);
            }
        });
        LOG.atInfo()
                .addKeyValue("mail", mail.id())
                .addKeyValue("caseNumber", ruling.caseNumber())
                .log("mail {}: {}", ruling.status().word(), ruling.reason());
        return new Decided(mail.id(), reading, ruling, clock.instant());
    }

    private Ruling ruling(
            StoredMail mail, MailReading reading, Correlator together, @Nullable RuleViolation violation) {
        if (!(reading instanceof Readable readable)) {
            return Ruling.quarantined(((Unreadable) reading).reason());
        }
        if (readable.classification().mailClass() == MailClass.CALENDAR) {
            return calendars.decide(mail.alliance(), readable, mail.receivedAt());
        }
        Ruling machine = Rulings.onClass(readable.classification());
        if (machine != null) {
            return machine;
        }
        Bounce bounce = readable.classification().bounce();
        return bounce == null
                ? human.decide(alliances.get(mail.alliance()), mail, readable, together, violation)
                : machines.bounce(mail, readable, bounce);
    }
}
