package org.charterflow.amendment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.charter.Deadline;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Addressees;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The mails about an amendment. They go to every member at the address it designated for notices, to whoever sits in
 * the organ without being a member's address (advisers), and to the bodies that supervise the alliance (OSCAR-3, 40).
 */
@Component
class AmendmentNotices {

    /** A member leaves by answering (OSCAR-40). */
    private static final Reply LEAVE = new Reply(MemberWithdrawals.LEAVE, null);

    private final Notices notices;
    private final Alliances alliances;
    private final Members members;
    private final Addressees addressees;

    AmendmentNotices(Notices notices, Alliances alliances, Members members, Addressees addressees) {
        this.notices = notices;
        this.alliances = alliances;
        this.members = members;
        this.addressees = addressees;
    }

    /** @return the id of the notice from whose last hand-over the day is counted */
    UUID adopted(Amendment amendment, Deadline expected) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("counting", expected.explanation());
        return toAll(
                amendment,
                "amendment-adopted",
                model,
                Stream.ofNullable(amendment.report()).toList(),
                LEAVE);
    }

    void reminder(Amendment amendment) {
        toAll(amendment, "amendment-reminder", Map.of(), List.of(), LEAVE);
    }

    void inForce(Amendment amendment) {
        toAll(amendment, "amendment-in-force", Map.of(), List.of(), null);
    }

    void withdrawn(Amendment amendment) {
        toAll(amendment, "amendment-withdrawn", Map.of(), List.of(), null);
    }

    /** To whoever drafts an amendment of what another has just changed. */
    void rebase(Amendment draft, Amendment adopted) {
        addressees
                .ofUser(draft.alliance(), draft.draftedBy())
                .ifPresent(drafter -> notices.send(new Notice(
                        draft.alliance(),
                        draft.caseNumber(),
                        "amendment-rebase",
                        Map.of(
                                "title",
                                draft.title(),
                                "other",
                                adopted.title(),
                                "resolution",
                                adopted.resolutionNumber()),
                        List.of(drafter),
                        List.of(),
                        null)));
    }

    private UUID toAll(
            Amendment amendment,
            String kind,
            Map<String, ? extends @Nullable Object> more,
            List<UUID> documents,
            @Nullable Reply reply) {
        AllianceProfile alliance = alliances.get(amendment.alliance());
        Map<String, @Nullable Object> model = new HashMap<>(more);
        model.put("title", amendment.title());
        model.put("reason", amendment.reason());
        model.put("resolution", amendment.resolutionNumber());
        model.put("day", LocalDate.ofInstant(amendment.effective(), alliance.zone()));
        return notices.send(new Notice(
                amendment.alliance(),
                amendment.caseNumber(),
                kind,
                model,
                everybody(alliance, amendment),
                documents,
                reply));
    }

    private List<Addressee> everybody(AllianceProfile alliance, Amendment amendment) {
        Map<String, Addressee> all = new LinkedHashMap<>();
        List<String> reached = new ArrayList<>();
        Stream.concat(members.of(alliance.id()).stream(), members.advisers(alliance.id()).stream())
                .forEach(unit -> {
                    all.put(unit.number(), unit(unit));
                    reached.add(unit.noticeAddress());
                });
        addressees.ofOrgan(alliance.id(), amendment.organ()).stream()
                .filter(person -> !reached.contains(person.address()))
                .forEach(person -> all.putIfAbsent(person.key(), person));
        alliance.guidedBy().forEach(body -> {
            String address = body.address();
            if (address != null) {
                all.put(address, new Addressee(address, body.name().zh(), address, null));
            }
        });
        return List.copyOf(all.values());
    }

    private static Addressee unit(Member unit) {
        return new Addressee(unit.number(), unit.name().zh(), unit.noticeAddress(), null);
    }
}
