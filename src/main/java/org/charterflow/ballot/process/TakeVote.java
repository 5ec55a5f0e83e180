package org.charterflow.ballot.process;

import java.time.Clock;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the vote when a seat's task is completed: what the form says, or what came by another door. */
@Component
class TakeVote implements TaskListener {

    private final Ballots ballots;
    private final VoteInHand inHand;
    private final EarlyClosing earlyClosing;
    private final Actors actors;
    private final Clock clock;

    TakeVote(Ballots ballots, VoteInHand inHand, EarlyClosing earlyClosing, Actors actors, Clock clock) {
        this.ballots = ballots;
        this.inHand = inHand;
        this.earlyClosing = earlyClosing;
        this.actors = actors;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID ballot = Variables.ballotId(task);
        earlyClosing.afterCommit(ballot);
        if (inHand.write()) {
            return;
        }
        ballots.cast(new CastVote(
                ballot,
                UUID.fromString((String) task.getVariable(Variables.SEAT_ID)),
                choice(task.getVariable(Variables.VOTE)),
                Boolean.TRUE.equals(task.getVariable(Variables.INTEREST)),
                remark(task.getVariable(Variables.REMARK)),
                Channel.TASK,
                actors.of(task),
                null,
                clock.instant()));
    }

    private static @Nullable String remark(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw RuleViolation.invalid(Variables.REMARK, "text", Bilingual.of("说明须为文字", "a remark is a text"));
    }

    private static Choice choice(@Nullable Object value) {
        try {
            return Choice.of(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    Variables.VOTE, "choice", Bilingual.of("请选择同意、弃权或反对", "choose for, abstain or against"));
        }
    }
}
