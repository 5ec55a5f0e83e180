package org.charterflow.ballot.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Cast;
import org.charterflow.ballot.CastVote;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes votes that come at the same moment in one transaction, as databases do with commits. A voter's own thread writes
 * what waits, its vote among it, or finds that another has written it; nobody waits for votes that have not come yet, so
 * a vote that comes alone is written alone.
 */
@Component
class GroupCommit {

    /** As many as share a transaction at most. */
    private static final int MOST = 50;

    /** While one is being committed the next is prepared. */
    private static final int AT_ONCE = 2;

    private final Ballots ballots;
    private final EarlyClosing earlyClosing;
    private final TransactionTemplate transaction;
    private final Set<Waiting> queue = new LinkedHashSet<>();

    /** The ballot last found too large for tasks; its electorate is sealed, so it stays so. */
    private volatile @Nullable UUID tooLarge;

    /** Fair: whoever came just now would otherwise write its vote alone before those that have waited. */
    private final Semaphore writers = new Semaphore(AT_ONCE, true);

    GroupCommit(Ballots ballots, EarlyClosing earlyClosing, PlatformTransactionManager transactions) {
        this.ballots = ballots;
        this.earlyClosing = earlyClosing;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Writes a vote together with others.
     *
     * @return what became of it; empty if its ballot is small enough for tasks, or something kept the votes from being
     *     written together: then nothing was written, and the caller writes it
     */
    Optional<Cast> write(CastVote vote) {
        Waiting mine = new Waiting(vote);
        synchronized (queue) {
            queue.add(mine);
        }
        writers.acquireUninterruptibly();
        try {
            for (List<Waiting> next = next(mine); !next.isEmpty(); next = next(mine)) {
                write(next);
            }
        } finally {
            writers.release();
        }
        try {
            return mine.cast.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Takes the longest waiting vote, with others of its ballot; of a seat one, since the next has to know of it. None if
     * this one waits no more.
     */
    private List<Waiting> next(Waiting mine) {
        synchronized (queue) {
            if (!queue.contains(mine)) {
                return List.of();
            }
            List<Waiting> taken = new ArrayList<>();
            Set<UUID> seats = new HashSet<>();
            Iterator<Waiting> waiting = queue.iterator();
            while (waiting.hasNext() && taken.size() < MOST) {
                Waiting each = waiting.next();
                boolean fits = taken.isEmpty()
                        || each.vote.ballot().equals(taken.get(0).vote.ballot());
                if (fits && seats.add(each.vote.seat())) {
                    taken.add(each);
                    waiting.remove();
                }
            }
            return taken;
        }
    }

    private void write(List<Waiting> together) {
        try {
            List<Cast> casts = cast(together);
            for (int i = 0; i < together.size(); i++) {
                together.get(i).cast.complete(casts.isEmpty() ? Optional.empty() : Optional.of(casts.get(i)));
            }
        } catch (RuntimeException | Error e) {
            // A commit that failed may have happened: nobody may write it again.
            together.forEach(each -> each.cast.completeExceptionally(e));
        }
    }

    /** What became of each; none if nothing was written. */
    private List<Cast> cast(List<Waiting> together) {
        UUID ballot = together.get(0).vote.ballot();
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!ballot.equals(tooLarge)) {
                if (ballots.asksByTask(ballot)) {
                    return List.<Cast>of();
                }
                tooLarge = ballot;
            }
            earlyClosing.afterCommit(ballot);
            try {
                return ballots.castTogether(
                        together.stream().map(each -> each.vote).toList());
            } catch (RuleViolation | DataAccessException e) {
                status.setRollbackOnly();
                return List.<Cast>of();
            }
        }));
    }

    /** A vote until it is known what became of it. */
    private static final class Waiting {
        private final CastVote vote;
        private final CompletableFuture<Optional<Cast>> cast = new CompletableFuture<>();

        private Waiting(CastVote vote) {
            this.vote = vote;
        }
    }
}
