package org.charterflow.alliance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charterflow.casefile.CaseNumbering;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The alliances of this installation, by their profiles. */
@Service
public class Alliances implements CaseNumbering {

    private final List<AllianceProfile> profiles;
    private final Map<String, AllianceProfile> byId;
    private final Map<String, ApplicationForm> forms;
    private final Map<String, ApplicationForm> projectForms;
    private final Map<String, ApplicationForm> groupForms;
    private final Clock clock;

    /** Reads and validates every profile; what others refer to gets its row. */
    Alliances(ProfileFiles files, JdbcClient jdbc, Clock clock) {
        this.profiles = files.read();
        this.byId = profiles.stream().collect(Collectors.toMap(AllianceProfile::id, Function.identity()));
        this.forms = profiles.stream().collect(Collectors.toMap(AllianceProfile::id, files::applicationForm));
        this.projectForms = profiles.stream().collect(Collectors.toMap(AllianceProfile::id, files::projectForm));
        this.groupForms = profiles.stream().collect(Collectors.toMap(AllianceProfile::id, files::groupForm));
        this.clock = clock;
        Remembered remembered = Remembered.read(jdbc);
        profiles.forEach(profile -> remember(profile, remembered, jdbc));
    }

    /** All of them, those with a charter of their own first. */
    public List<AllianceProfile> all() {
        return profiles;
    }

    /**
     * @throws RuleViolation not found, if there is no such alliance
     */
    public AllianceProfile get(String id) {
        return find(id).orElseThrow(() -> RuleViolation.notFound(
                "alliance", Bilingual.of("没有名为“" + id + "”的联盟", "there is no alliance \"" + id + "\"")));
    }

    public Optional<AllianceProfile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The alliance whose domain a mail address ends with. */
    public Optional<AllianceProfile> findByDomain(String domain) {
        String wanted = domain.toLowerCase(Locale.ROOT);
        return profiles.stream().filter(p -> p.mail().domain().equals(wanted)).findFirst();
    }

    /** What an applicant of this alliance is asked for; its classes are the options of {@code memberClass}. */
    public ApplicationForm applicationForm(String alliance) {
        return Objects.requireNonNull(forms.get(get(alliance).id()));
    }

    /** What whoever proposes a project to this alliance is asked for. */
    public ApplicationForm projectForm(String alliance) {
        return Objects.requireNonNull(projectForms.get(get(alliance).id()));
    }

    /** What whoever proposes a group of this alliance is asked for. */
    public ApplicationForm groupForm(String alliance) {
        return Objects.requireNonNull(groupForms.get(get(alliance).id()));
    }

    /** The date it is now where the alliance is. */
    public LocalDate today(String alliance) {
        return LocalDate.ofInstant(clock.instant(), get(alliance).zone());
    }

    @Override
    public String mark(String alliance) {
        return get(alliance).caseMark();
    }

    @Override
    public ZoneId zone(String alliance) {
        return get(alliance).zone();
    }

    /** What others refer to by now: alliances, and organs with their names. */
    private record Remembered(Set<String> alliances, Map<String, Bilingual> organs) {

        static Remembered read(JdbcClient jdbc) {
            Map<String, Bilingual> organs = new HashMap<>();
            jdbc.sql("select alliance, id, name_zh, name_en from organ").query(row -> {
                organs.put(
                        row.getString("alliance") + "/" + row.getString("id"),
                        Bilingual.of(row.getString("name_zh"), row.getString("name_en")));
            });
            return new Remembered(
                    jdbc.sql("select id from alliance").query(String.class).set(), organs);
        }

        boolean has(AllianceProfile profile, Organ organ) {
            return organ.name().equals(organs.get(profile.id() + "/" + organ.id()));
        }
    }

    private static void remember(AllianceProfile profile, Remembered remembered, JdbcClient jdbc) {
        if (!remembered.alliances().contains(profile.id())) {
            add(profile, jdbc);
        }
        for (Organ organ : profile.organs()) {
            if (!remembered.has(profile, organ)) {
                add(profile, organ, jdbc);
            }
        }
    }

    private static void add(AllianceProfile profile, JdbcClient jdbc) {
        jdbc.sql("insert into alliance (id, case_mark) values (:id, :mark) on conflict (id) do nothing")
                .param("id", profile.id())
                .param("mark", profile.caseMark())
                .update();
    }

    private static void add(AllianceProfile profile, Organ organ, JdbcClient jdbc) {
        jdbc.sql("""
                insert into organ (alliance, id, kind, name_zh, name_en)
                values (:alliance, :id, :kind, :zh, :en)
                on conflict (alliance, id) do update set name_zh = :zh, name_en = :en
                 where (organ.name_zh, organ.name_en) <> (:zh, :en)
                """)
                .param("alliance", profile.id())
                .param("id", organ.id())
                .param("kind", organ.kind().id())
                .param("zh", organ.name().zh())
                .param("en", organ.name().en())
                .update();
    }
}
