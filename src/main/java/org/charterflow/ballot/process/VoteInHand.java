package org.charterflow.ballot.process;

import java.util.function.Supplier;
import org.charterflow.ballot.VoteReceipt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A vote by mail, link or transcription on its way through the completion of the seat's task. The complete-listener
 * writes it in place of the form: it stays the only writer while the task is open.
 */
@Component
class VoteInHand {

    private final ThreadLocal<@Nullable Held> held = new ThreadLocal<>();

    /** Completes the seat's task; the listener writes the vote on the way. */
    VoteReceipt through(Runnable completion, Supplier<VoteReceipt> writer) {
        Held vote = new Held(writer);
        held.set(vote);
        try {
            completion.run();
        } finally {
            held.remove();
        }
        if (vote.receipt == null) {
            throw new IllegalStateException("The task was completed and no vote was written");
        }
        return vote.receipt;
    }

    /** Writes the vote in hand, if there is one. */
    boolean write() {
        Held vote = held.get();
        if (vote == null) {
            return false;
        }
        vote.receipt = vote.writer.get();
        return true;
    }

    private static final class Held {
        private final Supplier<VoteReceipt> writer;
        private @Nullable VoteReceipt receipt;

        private Held(Supplier<VoteReceipt> writer) {
            this.writer = writer;
        }
    }
}
