package org.charterflow.ballot;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Office;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.CaseNeeds;
import org.charterflow.casefile.Need;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/**
 * What the running ballots of a case still need. How a vote stands is for those who decide, and the counts even for them
 * only where the rule shows them meanwhile; everybody else reads until when it is open and how many seats are asked.
 */
@Component
class BallotNeeds implements CaseNeeds {

    private final Ballots ballots;
    private final Alliances alliances;
    private final Organs organs;
    private final BallotReaders readers;
    private final RoomBallots room;

    BallotNeeds(Ballots ballots, Alliances alliances, Organs organs, BallotReaders readers, RoomBallots room) {
        this.ballots = ballots;
        this.alliances = alliances;
        this.organs = organs;
        this.readers = readers;
        this.room = room;
    }

    /** As those read it who decide. */
    @Override
    public List<Need> needs(String alliance, String caseNumber) {
        return needs(running(alliance, caseNumber), ballot -> true);
    }

    @Override
    public List<Need> needsInBrief(String alliance, String caseNumber) {
        return needs(running(alliance, caseNumber), ballot -> false);
    }

    @Override
    public List<Need> needsFor(Viewer viewer, String alliance, String caseNumber) {
        List<Ballot> running = running(alliance, caseNumber);
        if (running.isEmpty()) {
            return List.of();
        }
        return needs(running, readers.reader(viewer, alliance)::mayReadAll);
    }

    private List<Ballot> running(String alliance, String caseNumber) {
        return ballots.ofCase(caseNumber).stream()
                .filter(ballot -> ballot.alliance().equals(alliance))
                .filter(ballot -> !ballot.state().ended())
                .toList();
    }

    private List<Need> needs(List<Ballot> running, Predicate<Ballot> decides) {
        return running.stream()
                .flatMap(ballot -> need(ballot, decides.test(ballot)))
                .toList();
    }

    private Stream<Need> need(Ballot ballot, boolean decides) {
        Bilingual organ = organs.get(ballot.alliance(), ballot.organ()).name();
        return switch (ballot.state()) {
            case PREPARED -> Stream.of(toBeCalled(ballot, organ));
            case CALLED ->
                Stream.of(new Need(Bilingual.of("开始表决", "the vote opens"), organ, null, citation(ballot), false, null));
            case DISCUSSION ->
                Stream.of(new Need(
                        Bilingual.of(
                                organ.zh() + "讨论议案，之后开始表决", "the " + organ.en() + " discusses, then the vote opens"),
                        organ,
                        ballot.discussionEnds(),
                        citation(ballot),
                        false,
                        null));
            case OPEN -> Stream.of(votes(ballot, organ, decides));
            case CLOSED, WITHDRAWN -> Stream.empty();
        };
    }

    private Need toBeCalled(Ballot ballot, Bilingual organ) {
        Bilingual what = Bilingual.of("发起" + organ.zh() + "表决", "the ballot of the " + organ.en() + " is opened");
        return ballot.rule() == null
                ? new Need(what, organ, null, null, false, null)
                : new Need(what, callers(ballot), null, citation(ballot), false, null);
    }

    private Need votes(Ballot ballot, Bilingual organ, boolean decides) {
        Tally tally = ballots.tally(ballot);
        return new Need(
                decides ? standing(ballot, tally) : tally.asked(),
                organ,
                ballot.deadline().at(),
                citation(ballot),
                ballot.deadline().provisional(),
                ballot.deadline().explanation());
    }

    /** At a meeting with the roll as it was called: who is not there cannot answer. */
    private Bilingual standing(Ballot ballot, Tally tally) {
        Bilingual votes = tally.shownMeanwhile();
        if (ballot.ruleInForce().form() != VotingRule.Form.MEETING) {
            return votes;
        }
        Bilingual roll = room.roll(ballot.id()).words();
        return Bilingual.of(
                "会场表决：" + roll.zh() + "；" + votes.zh(), "voted in the room: " + roll.en() + "; " + votes.en());
    }

    private Bilingual callers(Ballot ballot) {
        AllianceProfile alliance = alliances.get(ballot.alliance());
        List<Bilingual> names = ballot.ruleInForce().callers().stream()
                .map(office -> alliance.office(office).map(Office::name).orElseGet(() -> Bilingual.of(office, office)))
                .toList();
        return Bilingual.of(
                names.stream().map(Bilingual::zh).collect(Collectors.joining("或")),
                names.stream().map(Bilingual::en).collect(Collectors.joining(" or ")));
    }

    private static String citation(Ballot ballot) {
        return ballot.ruleInForce().citation().toString();
    }
}
