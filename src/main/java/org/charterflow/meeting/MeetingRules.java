package org.charterflow.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.GroupIds;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/** Who may do what with the meetings of an organ, by its rule and by who holds which office now. */
@Component
class MeetingRules {

    private final DecisionTables tables;
    private final Organs organs;
    private final Offices offices;
    private final Seats seats;
    private final Representatives representatives;

    MeetingRules(DecisionTables tables, Organs organs, Offices offices, Seats seats, Representatives representatives) {
        this.tables = tables;
        this.organs = organs;
        this.offices = offices;
        this.seats = seats;
        this.representatives = representatives;
    }

    /** @throws RuleViolation not found, if the alliance has no such organ, or it holds no meetings */
    MeetingRule of(String alliance, String organ) {
        if (!organ.equals(Meeting.PLENARY)) {
            organs.get(alliance, organ);
        }
        Decision answer = tables.evaluate(alliance, "meeting-rule", Map.of("organ", organ));
        if (answer.isEmpty()) {
            throw RuleViolation.notFound(
                    "organ", Bilingual.of("该机构不召开会议", "the organ \"" + organ + "\" holds no meetings"));
        }
        return MeetingRule.from(answer);
    }

    /** The article by which the meeting's organ meets, as acts of the meeting cite it. */
    String article(Meeting meeting) {
        return of(meeting.alliance(), meeting.organ()).citation().toString();
    }

    /** Whether the user holds one of the offices that call the organ's meetings; a group's office counts for that group. */
    boolean mayCall(String alliance, String organ, String userId) {
        return holds(alliance, organ, of(alliance, organ).callers(), userId);
    }

    /** Whether the user decides on a request: as a caller, or in the place of callers while there are none (R-OSCAR-16). */
    boolean mayDecide(String alliance, String organ, String userId) {
        return holds(alliance, organ, deciders(alliance, organ), userId);
    }

    /** Whether the user acts for a voting seat of the organ, and so may ask for a meeting. */
    boolean mayRequest(String alliance, String organ, String userId) {
        return of(alliance, organ).onRequest()
                && representatives
                        .byUserId(userId)
                        .filter(person -> person.alliance().equals(alliance))
                        .filter(person -> seats.voting(alliance, organ).stream()
                                .anyMatch(seat -> seat.member().equals(person.member())))
                        .isPresent();
    }

    /** The account groups of those who decide on requests. */
    List<String> deciderGroups(String alliance, String organ) {
        return groups(alliance, organ, deciders(alliance, organ));
    }

    /** Those who decide on requests. */
    List<OfficeHolder> deciderPeople(String alliance, String organ) {
        List<String> deciders = deciders(alliance, organ);
        return offices.holders(alliance).stream()
                .filter(holder -> counts(holder, organ, deciders))
                .toList();
    }

    /** The account groups of those who run the meeting: its callers and the secretariat. */
    List<String> organiserGroups(String alliance, String organ) {
        List<String> groups =
                new ArrayList<>(groups(alliance, organ, of(alliance, organ).callers()));
        groups.add(GroupIds.secretariat(alliance));
        return List.copyOf(groups);
    }

    private List<String> deciders(String alliance, String organ) {
        MeetingRule rule = of(alliance, organ);
        boolean vacant = offices.holders(alliance).stream().noneMatch(holder -> counts(holder, organ, rule.callers()));
        return vacant && !rule.standIn().isEmpty() ? rule.standIn() : rule.callers();
    }

    /** Whether the user holds one of these offices; for a group, of that group. */
    boolean holds(String alliance, String organ, List<String> entitled, String userId) {
        return offices.heldBy(alliance, userId).stream().anyMatch(held -> counts(held, organ, entitled));
    }

    private boolean counts(OfficeHolder held, String organ, List<String> entitled) {
        return entitled.contains(held.office())
                && (!isGroup(held.alliance(), organ) || held.organ().equals(organ));
    }

    private List<String> groups(String alliance, String organ, List<String> officeIds) {
        return officeIds.stream()
                .map(office -> isGroup(alliance, organ)
                        ? GroupIds.office(alliance, organ, office)
                        : GroupIds.office(alliance, office))
                .toList();
    }

    private boolean isGroup(String alliance, String organ) {
        return !organ.equals(Meeting.PLENARY)
                && organs.get(alliance, organ).kind().isGroup();
    }
}
