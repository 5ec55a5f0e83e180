package org.charterflow.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Members;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Addressees;
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
    private final Addressees addressees;

    ProjectNotices(Notices notices, Members members, Addressees addressees) {
        this.notices = notices;
        this.members = members;
        this.addressees = addressees;
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
        send(proposal, kind, model, List.of(addressees.ofUnit(proposal.proposer)), documents, reply);
    }

    /** To the representatives of these units. */
    void toMembers(
            Proposal proposal,
            Collection<UUID> units,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<UUID> documents,
            @Nullable Reply reply) {
        send(proposal, kind, model, addressees.ofUnits(units), documents, reply);
    }

    /** To everybody who sits in an organ or holds an office of it, advisers included. */
    void toOrgan(
            Proposal proposal,
            String organ,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<UUID> documents,
            @Nullable Reply reply) {
        send(proposal, kind, model, addressees.ofOrgan(proposal.alliance, organ), documents, reply);
    }

    private void send(
            Proposal proposal,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<Addressee> to,
            List<UUID> documents,
            @Nullable Reply reply) {
        if (to.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> all = new HashMap<>(model);
        all.put("title", proposal.title());
        all.put("proposer", members.get(proposal.proposer).name());
        notices.send(new Notice(proposal.alliance, proposal.caseNumber, kind, all, to, documents, reply));
    }
}
