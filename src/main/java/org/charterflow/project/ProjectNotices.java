package org.charterflow.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Occupant;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails of a proposal. All of them know title, proposer and case; each adds what it has to say. */
@Component
class ProjectNotices {

    private final Notices notices;
    private final Members members;
    private final Representatives representatives;
    private final Seats seats;
    private final Offices offices;

    ProjectNotices(Notices notices, Members members, Representatives representatives, Seats seats, Offices offices) {
        this.notices = notices;
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
        this.offices = offices;
    }

    /** How the proposer answers. */
    static Reply proposal() {
        return new Reply("proposal", null);
    }

    /** How a supporter answers: until the organ has decided, so with no end known. */
    static Reply support() {
        return new Reply("support", null);
    }

    /** How somebody comments. */
    static Reply comment() {
        return new Reply("project-comment", null);
    }

    /** To the proposer's representative; where it has none (any more), to the address it designated for notices. */
    void toProposer(
            Proposal proposal,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<UUID> documents,
            @Nullable Reply reply) {
        Member unit = members.get(proposal.proposer);
        Addressee addressee = representatives
                .ofMember(unit.id())
                .map(person -> addressee(person, null))
                .orElseGet(() -> new Addressee(unit.number(), unit.name().zh(), unit.noticeAddress(), null));
        send(proposal, kind, model, List.of(addressee), documents, reply);
    }

    /** To the representatives of these units. */
    void toMembers(
            Proposal proposal,
            Collection<UUID> units,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<UUID> documents,
            @Nullable Reply reply) {
        List<Addressee> addressees = units.stream()
                .flatMap(unit -> representatives.ofMember(unit).stream())
                .map(person -> addressee(person, null))
                .toList();
        send(proposal, kind, model, addressees, documents, reply);
    }

    /** To everybody who sits in an organ or holds an office of it, advisers included. */
    void toOrgan(
            Proposal proposal,
            String organ,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<UUID> documents,
            @Nullable Reply reply) {
        Map<String, Addressee> addressees = new LinkedHashMap<>();
        Stream.concat(
                        seats.occupants(proposal.alliance, organ).stream()
                                .filter(occupant -> occupant.representative() != null)
                                .map(ProjectNotices::addressee),
                        offices.holders(proposal.alliance).stream()
                                .filter(holder -> holder.organ().equals(organ))
                                .map(ProjectNotices::addressee))
                .forEach(addressee -> addressees.putIfAbsent(addressee.key(), addressee));
        send(proposal, kind, model, List.copyOf(addressees.values()), documents, reply);
    }

    private void send(
            Proposal proposal,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<Addressee> addressees,
            List<UUID> documents,
            @Nullable Reply reply) {
        if (addressees.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> all = new HashMap<>(model);
        all.put("title", proposal.title());
        all.put("proposer", members.get(proposal.proposer).name());
        notices.send(new Notice(proposal.alliance, proposal.caseNumber, kind, all, addressees, documents, reply));
    }

    private static Addressee addressee(Occupant occupant) {
        Representative person = Objects.requireNonNull(occupant.representative());
        return addressee(person, occupant.seat().id());
    }

    private static Addressee addressee(OfficeHolder holder) {
        return new Addressee(holder.userId(), holder.name(), holder.email(), null);
    }

    private static Addressee addressee(Representative person, @Nullable UUID seat) {
        return new Addressee(person.userId(), person.name(), person.email(), seat);
    }
}
