package org.charterflow.membership;

import static org.charterflow.sql.Instants.instant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.language.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which versions of the governing documents a member signed, and which bind it (OSCAR-39, OSCAR-40). */
@Service
public class MemberDocuments {

    private final Alliances alliances;
    private final Members members;
    private final GoverningDocuments governing;
    private final JdbcClient jdbc;
    private final Clock clock;

    MemberDocuments(Alliances alliances, Members members, GoverningDocuments governing, JdbcClient jdbc, Clock clock) {
        this.alliances = alliances;
        this.members = members;
        this.governing = governing;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The member of this number, or who was one.
     *
     * @throws RuleViolation not found, if there is none
     */
    public Member unit(String alliance, String number) {
        return members.findByNumber(alliance, number)
                .filter(Member::isMember)
                .or(() -> members.former(alliance).stream()
                        .filter(former -> former.number().equals(number))
                        .findFirst())
                .orElseThrow(() -> RuleViolation.notFound("number", Viewer.NOTHING_HERE));
    }

    /**
     * A version that the member signed.
     *
     * @param sha256 of the text it signed, lower-case hex
     * @param caseNumber the application it signed it for
     * @param recordedAt when the signature was put on record
     */
    public record Signed(String document, String version, String sha256, String caseNumber, Instant recordedAt) {}

    /**
     * The versions that bind it: who has not left by the day of an amendment is bound by it, signed or not; who has left,
     * by those of its last day.
     */
    public List<GoverningDocument> binding(Member member) {
        LocalDate ended = member.endedOn();
        Instant at = ended == null
                ? clock.instant()
                : ended.atStartOfDay(alliances.get(member.alliance()).zone()).toInstant();
        return governing.inForce(member.alliance(), at);
    }

    /** The versions it signed in applying, the earliest first; none where it joined before this was recorded. */
    public List<Signed> signed(UUID member) {
        return jdbc.sql("""
                        select signed.* from signed_document signed
                          join application on application.case_number = signed.case_number
                         where application.member_id = :member
                         order by signed.recorded_at, signed.document, signed.version
                        """)
                .param("member", member)
                .query((row, index) -> new Signed(
                        row.getString("document"),
                        row.getString("version"),
                        row.getString("sha256"),
                        row.getString("case_number"),
                        instant(row, "recorded_at")))
                .list();
    }
}
