package org.charterflow.ballot.process;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.VotePhrases;
import org.charterflow.ballot.Voter;
import org.charterflow.ballot.Voters;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.springframework.stereotype.Component;

/** Takes answers to a ballot's mails. Token and sender must both fit; only an exact phrase is a vote. */
@Component
class VoteByMail implements InboundMailHandler {

    private static final Bilingual WHICH = Bilingual.of(
            "我们没有读出您的投票，尚未记录任何投票。请直接回复本邮件，正文只写一行：同意，或 反对，或 弃权。",
            "We could not read your vote, and none was recorded. Please reply to this mail with a single line: for, or"
                    + " against, or abstain.");
    private static final Bilingual NOT_YOURS = Bilingual.of(
            "这封邮件的回复地址不是发给您的，没有记录任何投票。", "The reply address of this mail was not issued to you; no vote was recorded.");

    private final Ballots ballots;
    private final Voters voters;
    private final BallotProcess process;
    private final Representatives representatives;

    VoteByMail(Ballots ballots, Voters voters, BallotProcess process, Representatives representatives) {
        this.ballots = ballots;
        this.voters = voters;
        this.process = process;
        this.representatives = representatives;
    }

    @Override
    public Set<String> purposes() {
        return Set.of("ballot");
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        String subject = mail.tokenSubject();
        Optional<Voter> voter = subject == null ? Optional.empty() : Voter.of(subject);
        Optional<Ballot> ballot = voter.flatMap(asked -> ballots.find(mail.alliance(), asked.ballot()));
        if (ballot.isEmpty()) {
            return Disposition.clarify("no-token", WHICH);
        }
        String caseNumber = ballot.get().caseNumber();
        if (!mail.authenticated() || !isFrom(mail, voter.get())) {
            return Disposition.rejected("foreign-token", NOT_YOURS).concerning(caseNumber);
        }
        UUID seat = voters.seatToVote(ballot.get().id(), voter.get().userId(), Channel.MAIL);
        Optional<Choice> choice = VotePhrases.read(mail.text());
        if (choice.isEmpty()) {
            return Disposition.clarify("no-exact-vote", WHICH).concerning(caseNumber);
        }
        process.vote(new CastVote(
                ballot.get().id(),
                seat,
                choice.get(),
                false,
                null,
                Channel.MAIL,
                voter.get().userId(),
                "mail " + mail.id(),
                mail.arrivedAt()));
        return Disposition.applied(caseNumber);
    }

    private boolean isFrom(ReceivedMail mail, Voter voter) {
        return representatives
                .byUserId(voter.userId())
                .filter(person -> person.alliance().equals(mail.alliance()))
                .map(Representative::email)
                .filter(mail.from()::equalsIgnoreCase)
                .isPresent();
    }
}
