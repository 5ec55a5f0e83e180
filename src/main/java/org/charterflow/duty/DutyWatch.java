package org.charterflow.duty;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.duty.Obligation.State;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Warns the secretariat and those who call, once for each stage, before what the charter demands is missed. */
@Component
public class DutyWatch {

    private final DutyCalendar calendar;
    private final Organs organs;
    private final Offices offices;
    private final Notices notices;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String baseUrl;

    DutyWatch(
            DutyCalendar calendar,
            Organs organs,
            Offices offices,
            Notices notices,
            Journal journal,
            JdbcClient jdbc,
            Clock clock,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.calendar = calendar;
        this.organs = organs;
        this.offices = offices;
        this.notices = notices;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** Looks over the duties of one alliance and warns of what is due for it; of several nodes only one does. */
    @Transactional
    public void look(String alliance) {
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql("insert into duty_watch (alliance, since) values (:alliance, :now) on conflict do nothing")
                .param("alliance", alliance)
                .param("now", now)
                .update();
        for (Obligation obligation : calendar.obligations(alliance)) {
            if (obligation.state() == State.PRESSING || obligation.state() == State.MISSED) {
                int stage = stage(obligation);
                if (isFirst(alliance, obligation, stage, now)) {
                    warn(alliance, obligation);
                }
            }
        }
    }

    /** How many can still be called in time for their own warning; 0 once the period is over. */
    private int stage(Obligation obligation) {
        if (obligation.state() == State.MISSED) {
            return 0;
        }
        Instant now = clock.instant();
        List<Instant> warnings = obligation.warnings();
        for (int k = 1; k <= obligation.missing(); k++) {
            if (!now.isBefore(warnings.get(k - 1))) {
                return k;
            }
        }
        throw new IllegalStateException("nothing is pressing of " + obligation);
    }

    private boolean isFirst(String alliance, Obligation obligation, int stage, OffsetDateTime now) {
        return jdbc.sql("""
                                insert into duty_warning (alliance, duty, organ, first_day, stage, warned_at)
                                values (:alliance, :duty, :organ, :firstDay, :stage, :now) on conflict do nothing
                                """)
                        .param("alliance", alliance)
                        .param("duty", obligation.duty().id())
                        .param("organ", obligation.organId())
                        .param("firstDay", obligation.firstDay())
                        .param("stage", stage)
                        .param("now", now)
                        .update()
                == 1;
    }

    private void warn(String alliance, Obligation obligation) {
        Duty duty = obligation.duty();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("title", title(obligation));
        model.put("every", duty.every().label());
        model.put("times", duty.times());
        model.put("held", obligation.held().size());
        model.put("called", obligation.called().size());
        model.put("missing", obligation.missing());
        model.put("over", obligation.state() == State.MISSED);
        model.put("lastDay", obligation.lastDay());
        model.put("article", duty.citation().words());
        model.put("calendarUrl", baseUrl + "/register/" + alliance + "/calendar");
        List<Addressee> addressees = addressees(alliance, obligation);
        if (!addressees.isEmpty()) {
            notices.send(new Notice(alliance, null, "duty-warning", model, addressees, List.of(), null));
        }
        journal.record(new JournalEntry(
                alliance,
                null,
                "charterflow",
                "timer",
                obligation.state() == State.MISSED ? "duty-missed" : "duty-warned-of",
                duty.citation().toString(),
                Map.of(
                        "duty", duty.id(),
                        "organ", obligation.organId(),
                        "firstDay", obligation.firstDay().toString(),
                        "missing", obligation.missing())));
    }

    private static Bilingual title(Obligation obligation) {
        Bilingual title = obligation.duty().title();
        Organ organ = obligation.organ();
        return organ == null || !organ.kind().isGroup()
                ? title
                : Bilingual.of(
                        organ.name().zh() + "：" + title.zh(), organ.name().en() + ": " + title.en());
    }

    /** The secretariat, and who holds one of the offices that call it: of a group, that group's own. */
    private List<Addressee> addressees(String alliance, Obligation obligation) {
        Organ organ = obligation.organ();
        Map<String, Addressee> addressees = new LinkedHashMap<>();
        List<OfficeHolder> all = offices.holders(alliance);
        Stream<OfficeHolder> staff = all.stream()
                .filter(holder -> organs.get(alliance, holder.organ()).kind() == OrganKind.SECRETARIAT);
        Stream<OfficeHolder> callers = all.stream()
                .filter(holder -> obligation.duty().remind().contains(holder.office()))
                .filter(holder -> organ == null
                        || !organ.kind().isGroup()
                        || holder.organ().equals(organ.id()));
        Stream.concat(staff, callers)
                .forEach(holder -> addressees.putIfAbsent(
                        holder.userId(), new Addressee(holder.userId(), holder.name(), holder.email(), null)));
        return List.copyOf(addressees.values());
    }
}
