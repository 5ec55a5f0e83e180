package org.charterflow.ballot;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organs;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** What people read before they open a ballot or vote, as Markdown in both languages, the alliance's first. */
@Service
public class Briefings {

    private static final Bilingual IN_THE_ROOM = Bilingual.of(
            "本议题在会议上表决：点名出席后方可在此投票，也可由组织者在会场登记；不接受邮件或书面投票。",
            "This question is decided at a meeting: you can vote here once you have been called present, or have your vote"
                    + " entered by the organiser in the room; no vote is taken by mail or on paper.");

    private final Ballots ballots;
    private final BallotStore store;
    private final Alliances alliances;
    private final Organs organs;
    private final String baseUrl;

    Briefings(
            Ballots ballots,
            BallotStore store,
            Alliances alliances,
            Organs organs,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.ballots = ballots;
        this.store = store;
        this.alliances = alliances;
        this.organs = organs;
        this.baseUrl = baseUrl;
    }

    /** For those who may open the ballot. */
    public String forCallers(UUID id) {
        Ballot ballot = ballots.get(id);
        VotingRule rule = ballot.ruleInForce();
        if (rule.form() == VotingRule.Form.MEETING) {
            return write(
                    ballot,
                    Bilingual.of("请在会议上发起表决", "Please open this ballot at the meeting"),
                    Bilingual.of(
                            "提交后开始表决；点名、登记会场投票和结束表决在[会场表决页面](" + roomUrl(id) + ")进行。",
                            "The vote opens when you complete this. Call the roll, enter votes and end the vote on the"
                                    + " [page of the room](" + roomUrl(id) + ")."));
        }
        Bilingual discussion = rule.discussionDays() == 0
                ? Bilingual.of("提交后立即开始表决。", "The vote opens when you complete this.")
                : Bilingual.of(
                        "提交后先讨论 " + rule.discussionDays() + " 天，再开始表决。",
                        "After you complete this, the question is discussed for " + rule.discussionDays()
                                + " days before the vote opens.");
        return write(ballot, Bilingual.of("请发起表决", "Please open this ballot"), discussion);
    }

    /** For the one who acts for a seat. */
    public String forSeat(UUID id, UUID seat) {
        Ballot ballot = ballots.get(id);
        Bilingual unit = store.seat(id, seat).map(ElectorateSeat::unit).orElseThrow(() -> Refusals.noSeat(ballot));
        boolean meeting = ballot.ruleInForce().form() == VotingRule.Form.MEETING;
        return write(
                ballot,
                Bilingual.of("请代表 " + unit.zh() + " 表决", "Please vote for " + unit.en()),
                meeting
                        ? IN_THE_ROOM
                        : Bilingual.of(
                                "截止前可通过邮件或链接改票，以最后一票为准。",
                                "Until the end you may vote again by mail or link; the last vote counts."));
    }

    /** Address of the live page of the ballot's case. */
    public String caseUrl(UUID id) {
        return baseUrl + "/cases/" + ballots.get(id).caseNumber();
    }

    private String roomUrl(UUID id) {
        return baseUrl + "/ballots/" + id + "/room";
    }

    private String write(Ballot ballot, Bilingual heading, Bilingual closing) {
        AllianceProfile alliance = alliances.get(ballot.alliance());
        String first = alliance.language().equals("zh") ? "zh" : "en";
        String second = first.equals("zh") ? "en" : "zh";
        return block(ballot, heading, closing, first) + "\n\n---\n\n" + block(ballot, heading, closing, second);
    }

    private String block(Ballot ballot, Bilingual heading, Bilingual closing, String language) {
        boolean zh = language.equals("zh");
        String organ = organs.get(ballot.alliance(), ballot.organ()).name().in(language);
        StringBuilder text = new StringBuilder("### " + escape(heading.in(language)) + "\n\n");
        text.append("**" + (zh ? "议题" : "Question") + "** · " + escape(organ) + " · " + ballot.caseNumber() + "\n\n");
        text.append("> " + escape(ballot.question().in(language)).replace("\n", "\n> ") + "\n\n");
        text.append("**" + (zh ? "规则" : "Rule") + "** "
                + escape(RuleWords.of(ballot.ruleInForce()).in(language)) + "\n\n");
        if (ballot.closing() != null) {
            Bilingual end = Moments.end(ballot.deadline().at(), alliances.zone(ballot.alliance()));
            text.append("**" + (zh ? "截止" : "Open until") + "** " + end.in(language) + " · "
                    + escape(ballot.deadline().explanation().in(language)) + "\n\n");
        }
        List<Paper> papers = ballots.papers(ballot.id());
        if (!papers.isEmpty()) {
            text.append("**" + (zh ? "文件" : "Papers") + "**\n\n"
                    + papers.stream().map(this::link).collect(Collectors.joining("\n"))
                    + "\n\n");
        }
        return text.append(closing.in(language)).toString();
    }

    private String link(Paper paper) {
        return "- [" + escape(paper.name()) + "](" + baseUrl + "/documents/" + paper.document() + ") · SHA-256 "
                + paper.sha256();
    }

    /** Text of others stays text: it makes no link, no heading, no emphasis. */
    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|!~])", "\\\\$1");
    }
}
