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
                Choice.chosen(task.getVariable(Variables.VOTE)),
                interest(task.getVariable(Variables.INTEREST)),
                remark(task.getVariable(Variables.REMARK)),
                Channel.TASK,
                actors.of(task),
                null,
                clock.instant()));
    }

    private static boolean interest(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw RuleViolation.invalid(
                Variables.INTEREST, "yes-or-no", Bilingual.of("利害关系须为是或否", "an interest is yes or no"));
    }

    private static @Nullable String remark(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return value == null || ((String) value).isBlank() ? null : ((String) value).strip();
        }
        throw RuleViolation.invalid(Variables.REMARK, "text", Bilingual.of("说明须为文字", "a remark is a text"));
    }
}
