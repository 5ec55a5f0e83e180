package org.charterflow.ballot;

import org.charterflow.charter.Citation;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.language.RuleViolation.Kind;
import org.jspecify.annotations.Nullable;

/** Why something asked of a ballot is refused, in the words people get to read. */
final class Refusals {

    private Refusals() {}

    static RuleViolation noSuchBallot() {
        return RuleViolation.notFound("ballot", Bilingual.of("没有这项表决", "there is no such ballot"));
    }

    static RuleViolation noRule(String organ, String matter) {
        return RuleViolation.invalid(
                "matter",
                "matter-not-decided-by-organ",
                Bilingual.of(
                        "“" + organ + "”不表决“" + matter + "”事项",
                        "the organ \"" + organ + "\" does not decide the matter \"" + matter + "\""));
    }

    static RuleViolation notACaller(VotingRule rule) {
        return forbidden(
                "caller",
                "caller-not-entitled",
                rule.citation(),
                Bilingual.of(
                        "只有以下职务可以发起本项表决：" + String.join("、", rule.callers()),
                        "only these offices may open this ballot: " + String.join(", ", rule.callers())));
    }

    static RuleViolation wrongState(Ballot ballot, BallotState expected) {
        return new RuleViolation(
                "ballot",
                "ballot-" + ballot.state().code(),
                article(ballot),
                Bilingual.of(
                        "本项表决现为“" + ballot.state().label().zh() + "”，不是“"
                                + expected.label().zh() + "”",
                        "this ballot is " + ballot.state().label().en() + ", not "
                                + expected.label().en()),
                Kind.CONFLICT);
    }

    static RuleViolation notOpen(Ballot ballot) {
        Bilingual why = switch (ballot.state()) {
            case CLOSED ->
                Bilingual.of("表决已结束并计票，此票未计入", "the ballot is closed and counted; this vote was not recorded");
            case WITHDRAWN -> Bilingual.of("本项表决已撤回", "this ballot was withdrawn");
            default -> Bilingual.of("表决尚未开始", "the vote is not open yet");
        };
        String rule = ballot.state().ended() ? "ballot-ended" : "ballot-not-open";
        return new RuleViolation("ballot", rule, article(ballot), why, Kind.CONFLICT);
    }

    static RuleViolation late(Ballot ballot, Bilingual deadline) {
        return new RuleViolation(
                "ballot",
                "ballot-deadline-passed",
                ballot.deadline().citation().toString(),
                Bilingual.of(
                        "表决已于" + deadline.zh() + "截止，此票未计入",
                        "the vote ended on " + deadline.en() + "; this vote was not recorded"),
                Kind.CONFLICT);
    }

    static RuleViolation noVote(Ballot ballot) {
        return forbidden(
                "seat",
                "seat-without-vote",
                ballot.ruleInForce().citation(),
                Bilingual.of("列席席位（顾问）没有表决权", "a seat in attendance (adviser) has no vote"));
    }

    static RuleViolation noSeat(Ballot ballot) {
        return forbidden(
                "seat",
                "no-seat-in-electorate",
                ballot.ruleInForce().citation(),
                Bilingual.of("您不代表本项表决的任何席位", "you act for no seat of this ballot"));
    }

    static RuleViolation notYourSeat(Ballot ballot) {
        return forbidden(
                "assignee",
                "seat-task-of-its-unit",
                ballot.ruleInForce().citation(),
                Bilingual.of(
                        "席位的表决任务只属于现时代表该单位的人，不能领取、转交或退回",
                        "a seat's vote is with whoever acts for its unit; it cannot be claimed, passed on or given back"));
    }

    static RuleViolation recused(Ballot ballot) {
        return forbidden(
                "seat",
                "seat-recused",
                ballot.ruleInForce().citation(),
                Bilingual.of("本席位因利害关系回避，不参加表决", "this seat is recused for its interest and does not vote"));
    }

    static RuleViolation notOfElectorate(Ballot ballot) {
        return forbidden(
                "seat",
                "seat-not-of-electorate",
                ballot.ruleInForce().citation(),
                Bilingual.of("该席位不在本项表决封存的席位之中", "the seat is not of this ballot's sealed electorate"));
    }

    static RuleViolation votedInTheRoom(Ballot ballot) {
        return forbidden(
                "channel",
                "voted-at-meeting",
                ballot.ruleInForce().citation(),
                Bilingual.of(
                        "本议题须在会议上表决，不接受邮件或书面投票。请到会由组织者登记，或在点名出席后通过链接或任务列表投票。",
                        "This question is decided at a meeting; no vote is taken by mail or on paper. Attend and have it"
                                + " entered by the organiser, or vote by link or task list once you are called present."));
    }

    static RuleViolation notAtMeeting(Ballot ballot) {
        return forbidden(
                "channel",
                "no-meeting-ballot",
                ballot.ruleInForce().citation(),
                Bilingual.of("本项表决为通讯表决，不在会场登记", "this is a written ballot; it is not taken in the room"));
    }

    static RuleViolation secretInTheRoom(Ballot ballot) {
        return forbidden(
                "channel",
                "secret-ballot",
                ballot.ruleInForce().citation(),
                Bilingual.of("本项表决为无记名表决，不由组织者登记，请各自投票", "this ballot is secret: nobody's vote is entered by another"));
    }

    static RuleViolation notThere(Ballot ballot) {
        return forbidden(
                "seat",
                "seat-not-present",
                ballot.ruleInForce().citation(),
                Bilingual.of(
                        "本议题在会议上表决：本席位尚未点名为出席，不能以此方式投票",
                        "this question is decided at a meeting: the seat has not been called present, so it cannot vote this"
                                + " way"));
    }

    static RuleViolation votedAndAbsent(Ballot ballot, ElectorateSeat seat) {
        return new RuleViolation(
                "status",
                "voted-is-present",
                article(ballot),
                Bilingual.of(
                        seat.unit().zh() + "已表决，不能记为缺席",
                        seat.unit().en() + " has voted, so it was present and is not called absent"),
                Kind.CONFLICT);
    }

    static RuleViolation noRepresentation(Ballot ballot) {
        return forbidden(
                "status",
                "no-representation",
                ballot.ruleInForce().citation(),
                Bilingual.of(
                        "章程及其解释未允许缺席席位委托他人表决",
                        "neither the charter nor a reading allows an absent seat to be represented"));
    }

    static RuleViolation twoUnits(Ballot ballot, String name) {
        return forbidden(
                "proxy",
                "one-unit-per-person",
                ballot.ruleInForce().citation(),
                Bilingual.of(name + "不能同时代表两个单位", name + " cannot act for two units"));
    }

    static RuleViolation rollIncomplete(Ballot ballot, int uncalled) {
        return new RuleViolation(
                "roll",
                "roll-incomplete",
                article(ballot),
                Bilingual.of(
                        "还有 " + uncalled + " 个席位未点名，点名完毕方可结束表决",
                        uncalled + (uncalled == 1 ? " seat was" : " seats were")
                                + " not called; the vote ends when all have been"),
                Kind.CONFLICT);
    }

    static RuleViolation remarkTooLong() {
        return RuleViolation.invalid(
                "remark",
                "remark-too-long",
                Bilingual.of(
                        "说明不得超过 " + CastVote.LONGEST_REMARK + " 个字符",
                        "a remark has at most " + CastVote.LONGEST_REMARK + " characters"));
    }

    static RuleViolation samePerson() {
        return new RuleViolation(
                "confirmation",
                "two-persons",
                null,
                Bilingual.of("录入人不能自行确认，须由秘书处另一人核对", "who entered a vote may not confirm it; a second person must"),
                Kind.FORBIDDEN);
    }

    private static RuleViolation forbidden(String field, String rule, Citation citation, Bilingual message) {
        return new RuleViolation(field, rule, citation.toString(), message, Kind.FORBIDDEN);
    }

    private static @Nullable String article(Ballot ballot) {
        return ballot.rule() == null ? null : ballot.rule().citation().toString();
    }
}
