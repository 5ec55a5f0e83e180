package org.charterflow.group;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.group.GroupCase.Mover;
import org.charterflow.group.GroupCase.Procedure;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Addressee;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A group ends: its life or its task does (OSCAR-18), or the organ that set it up decides so. */
@Service
public class GroupDissolution {

    private final GroupStore store;
    private final GroupCases cases;
    private final GroupUnits units;
    private final GroupFormation formation;
    private final LeaderSearch leaders;
    private final Alliances alliances;
    private final Organs organs;
    private final Ballots ballots;
    private final GroupNotices notices;
    private final Clock clock;

    GroupDissolution(
            GroupStore store,
            GroupCases cases,
            GroupUnits units,
            GroupFormation formation,
            LeaderSearch leaders,
            Alliances alliances,
            Organs organs,
            Ballots ballots,
            GroupNotices notices,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.units = units;
        this.formation = formation;
        this.leaders = leaders;
        this.alliances = alliances;
        this.organs = organs;
        this.ballots = ballots;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Moves that a group be dissolved. Its leader reports the task of a temporary group done, which needs no decision;
     * else a unit that may propose such a group moves it, and the organ that set it up decides.
     *
     * @return the case number
     * @throws RuleViolation if there is no such group at work, a motion is open, no reason is given, or the user may not
     */
    @Transactional
    public String move(String alliance, String group, String userId, String reason, String channel) {
        Representative person = units.representative(alliance, userId);
        Organ of = organs.get(alliance, group);
        FormationRule rule = cases.ruleOf(alliance, of.kind());
        boolean taskDone = isTaskDone(alliance, of, userId);
        if (!taskDone) {
            units.requireSeat(person, rule);
        }
        if (reason.isBlank()) {
            throw RuleViolation.invalid("reason", "required", Bilingual.of("请说明理由", "please give a reason"));
        }
        boolean moved =
                store.open(alliance, group).stream().anyMatch(open -> open.origin.procedure() == Procedure.DISSOLUTION);
        if (moved || !organs.isAtWork(alliance, group)) {
            throw new RuleViolation(
                    "group",
                    moved ? "one-open-motion" : "group-at-work",
                    rule.article(),
                    moved
                            ? Bilingual.of("解散该组的议案已在办", "a motion to dissolve the group is open")
                            : Bilingual.of("该组已解散", "the group is dissolved already"),
                    RuleViolation.Kind.CONFLICT);
        }
        GroupCase opened = cases.open(
                alliance,
                Procedure.DISSOLUTION,
                of.kind(),
                new Mover(userId, person.member(), channel, reason.strip()),
                Bilingual.of("解散：" + of.name().zh(), "Dissolution: " + of.name().en()),
                GroupCase.Progress.begun(group, null));
        cases.record(
                opened,
                new Act(userId, channel, taskDone ? "group-task-done" : "dissolution-moved", rule.article()),
                Map.of("group", group, "reason", reason.strip()));
        return opened.number();
    }

    /** Whether the case is the leader's report that the group's task is done: no decision is needed then. */
    public boolean isTaskDone(String caseNumber) {
        GroupCase moved = cases.get(caseNumber);
        return moved.origin.procedure() == Procedure.DISSOLUTION
                && isTaskDone(
                        moved.alliance(),
                        organs.get(moved.alliance(), moved.organ()),
                        moved.origin.mover().user());
    }

    /** Puts the question to the organ that set the group up. */
    @Transactional
    public UUID prepareBallot(String caseNumber) {
        GroupCase moved = store.lock(caseNumber);
        Bilingual name = cases.name(moved);
        String reason = String.valueOf(moved.origin.mover().motive());
        UUID ballot = ballots.prepare(new BallotDraft(
                moved.alliance(),
                caseNumber,
                moved.rule().decidedBy(),
                moved.matter(),
                Bilingual.of(
                        "是否解散“" + name.zh() + "”？理由：" + reason,
                        "Shall \"" + name.en() + "\" be dissolved? Reason: " + reason),
                List.of(),
                null));
        moved.put(GroupState.BEFORE_ORGAN, ballot);
        cases.save(moved, Act.engine("dissolution-put-to-organ", moved.rule().article()), Map.of());
        return ballot;
    }

    /** Dissolves the group and tells its units and the organ that set it up. Whatever else is open about it ends. */
    @Transactional
    public void dissolve(String caseNumber) {
        GroupCase decided = store.lock(caseNumber);
        String alliance = decided.alliance();
        String group = decided.organ();
        Bilingual name = cases.name(decided);
        Bilingual reason = reason(decided);
        String article = decided.progress().ballot() == null || decided.origin.procedure() != Procedure.DISSOLUTION
                ? decided.rule().article()
                : ballots.get(decided.ballot()).ruleInForce().citation().toString();
        List<Addressee> told = Stream.concat(
                        notices.organ(alliance, group).stream(),
                        notices.organ(alliance, decided.rule().decidedBy()).stream())
                .toList();
        decided.end(GroupState.DISSOLVED, reason, clock.instant());
        cases.save(decided, Act.engine("group-dissolved", article), Map.of("group", group, "reason", reason));
        organs.dissolve(alliance, group, alliances.today(alliance));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("reason", reason);
        model.put("article", article);
        notices.send(alliance, caseNumber, "group-dissolved", name, model, once(told), null);
    }

    /** Whatever was under way about a group ends before its time; a running ballot is withdrawn with it. */
    @Transactional
    public void endEarly(String caseNumber) {
        GroupCase open = store.lock(caseNumber);
        if (open.state().isEnded()) {
            return;
        }
        boolean set = open.progress().organ() != null;
        Bilingual reason = set
                ? Bilingual.of("该组已解散", "the group has been dissolved")
                : Bilingual.of(
                        "提议单位撤回，或已不是会员", "withdrawn by the unit that proposed it, or that is no member any more");
        Bilingual name = cases.name(open);
        ballots.withdraw(caseNumber, reason.en());
        open.end(GroupState.OVER, reason, clock.instant());
        cases.save(open, Act.engine("group-case-over", null), Map.of("reason", reason));
        formation.tellMover(open, name, reason, null);
    }

    /** The cases about a group that have not ended. */
    public List<String> openAbout(String alliance, String group) {
        return store.open(alliance, group).stream().map(GroupCase::number).toList();
    }

    /** The open cases of groups that a unit proposes and that are not set up yet. */
    public List<String> proposedBy(UUID unit) {
        return store.proposedBy(unit);
    }

    /** Groups at work that a unit's representative led, and that nobody leads now. */
    public List<String> leftWithoutLeader(String alliance, UUID unit) {
        return store.leftWithoutLeader(alliance, unit);
    }

    private boolean isTaskDone(String alliance, Organ group, String userId) {
        Optional<OfficeHolder> leader = leaders.leader(alliance, group.id());
        return cases.ruleOf(alliance, group.kind()).limited()
                && leader.filter(holder -> holder.userId().equals(userId)).isPresent();
    }

    private Bilingual reason(GroupCase decided) {
        if (decided.origin.procedure() == Procedure.ESTABLISHMENT) {
            return Bilingual.of("期限届满", "its life has ended");
        }
        String motive = String.valueOf(decided.origin.mover().motive());
        return decided.progress().ballot() == null
                ? Bilingual.of("任务完成：" + motive, "its task is done: " + motive)
                : Bilingual.same(motive);
    }

    /** Somebody who sits in the group and in the organ gets one mail. */
    private static List<Addressee> once(List<Addressee> told) {
        Map<String, Addressee> byKey = new LinkedHashMap<>();
        told.forEach(addressee -> byKey.putIfAbsent(addressee.key(), addressee));
        return List.copyOf(byKey.values());
    }
}
