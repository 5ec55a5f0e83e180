package org.charterflow.benchmarks.ballot;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.alliance.Offices;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Count;
import org.charterflow.ballot.process.BallotProcess;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.reads.LargeInstallation;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A board ballot of OSCAR as the product runs it, from the question to the resolution. */
abstract class CharterflowBallot implements Contestant {

    private static final String ALLIANCE = "oscar";
    private static final int MOST_SEATS = 10_000;

    private final Clients clients = new Clients(BallotStorm.VOTERS);
    ApplicationContext node;
    TaskService tasks;
    UUID ballot;
    private Count counted;
    private long countedAt;
    List<Seat> seats = List.of();
    private Ballots ballots;
    private RuntimeService runtime;
    private JdbcClient jdbc;

    /** A seat of the electorate and who votes for it. */
    record Seat(UUID id, String voter) {}

    /** Votes by the links in the ballot mail; the electorate is too large for tasks. */
    static class WithoutTasks extends CharterflowBallot {

        private BallotProcess process;
        private Clock clock;

        @Override
        public void start(Database database) throws Exception {
            super.start(database);
            process = node.getBean(BallotProcess.class);
            clock = node.getBean(Clock.class);
        }

        @Override
        boolean ready() {
            return true;
        }

        @Override
        void vote(int voter) {
            Seat seat = seats.get(voter);
            process.vote(new CastVote(
                    ballot, seat.id(), choice(voter), false, null, Channel.LINK, seat.voter(), null, clock.instant()));
        }
    }

    /** The same beside a thousand alliances, a hundred thousand tasks, a million rows of history. */
    static final class InFullDatabase extends WithoutTasks {

        @Override
        public void start(Database database) throws Exception {
            super.start(database);
            LargeInstallation.fillAll(node.getBean(DataSource.class));
        }
    }

    /** Votes in Tasklist. */
    static final class WithTasks extends CharterflowBallot {

        private final Map<UUID, String> taskOf = new HashMap<>();

        @Override
        boolean ready() {
            taskOf.clear();
            for (Task task : tasks.createTaskQuery()
                    .taskDefinitionKey("userTask_castVote")
                    .initializeFormKeys()
                    .list()) {
                String seat = (String) tasks.getVariable(task.getId(), "seatId");
                taskOf.put(UUID.fromString(seat), task.getId());
            }
            return seats.stream().allMatch(seat -> taskOf.containsKey(seat.id()));
        }

        @Override
        void vote(int voter) {
            tasks.complete(
                    taskOf.get(seats.get(voter).id()),
                    Map.of("vote", choice(voter).code(), "interest", false));
        }
    }

    static Choice choice(int voter) {
        return Choice.valueOf(BallotStorm.choice(voter).toUpperCase());
    }

    abstract boolean ready();

    abstract void vote(int voter);

    @Override
    public void start(Database database) throws Exception {
        node = CharterflowNode.start(database);
        tasks = node.getBean(TaskService.class);
        ballots = node.getBean(Ballots.class);
        runtime = node.getBean(RuntimeService.class);
        jdbc = node.getBean(JdbcClient.class);
        jdbc.sql("""
                with unit as (
                    insert into member (id, alliance, number, name_zh, name_en, name_key_zh, name_key_en, kind, country,
                                        notice_address, since)
                    select gen_random_uuid(), :alliance, 'MEASURED-' || i, '单位' || i, 'Unit ' || i, 'unit' || i,
                           'unit' || i, 'enterprise', 'CN', 'unit' || i || '@unit.example', date '2024-01-01'
                      from generate_series(1, :units) i
                    returning id, alliance, number
                )
                insert into representative (id, alliance, member, user_id, name, email, since)
                select gen_random_uuid(), alliance, id, number, number, number || '@unit.example', date '2024-01-01'
                  from unit
                """).param("alliance", ALLIANCE).param("units", MOST_SEATS).update();
    }

    @Override
    public void prepare(int size) throws Exception {
        fillBoard(size);
        Bilingual question = Bilingual.of("接纳示例单位为会员？", "Shall Example Unit be admitted?");
        String caseNumber = node.getBean(CaseFiles.class).open(ALLIANCE, "measured", question);
        ballot =
                ballots.prepare(new BallotDraft(ALLIANCE, caseNumber, "board", "admission", question, List.of(), null));
        ActingAlliance.act(
                ALLIANCE,
                () -> runtime.startProcessInstanceByKey("ballot", caseNumber, Map.of("ballotId", ballot.toString())));
        until(() -> opening(caseNumber) != null);
        String chair = node.getBean(Offices.class)
                .holders(ALLIANCE, "board", "chair")
                .get(0)
                .userId();
        tasks.claim(opening(caseNumber).getId(), chair);
        tasks.complete(opening(caseNumber).getId());
        until(() -> ballots.get(ballot).state() == BallotState.OPEN);
        Map<UUID, String> voters = jdbc
                .sql("""
                select s.seat, r.user_id from ballot_seat s join representative r on r.member = s.member
                 where s.ballot = :ballot and r.ended_on is null
                """)
                .param("ballot", ballot)
                .query((row, index) -> Map.entry(row.getObject("seat", UUID.class), row.getString("user_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        seats = voters.entrySet().stream()
                .map(seat -> new Seat(seat.getKey(), seat.getValue()))
                .toList();
        until(this::ready);
    }

    @Override
    public void work() throws Exception {
        clients.share(seats.size(), this::vote);
        counted = ballots.tally(ballot).count();
        countedAt = System.nanoTime();
    }

    /**
     * The vote is closed by itself, with resolution and announcement, which nobody else here writes: no time counts for
     * them, but the oracle looks at what it was closed with.
     */
    @Override
    public Map<String, Long> outcome() throws Exception {
        until(() -> ballots.get(ballot).state() == BallotState.CLOSED);
        long closing = (System.nanoTime() - countedAt) / 1_000_000;
        Count count = ballots.get(ballot).count();
        if (!counted.equals(count)) {
            throw new IllegalStateException(counted + " was counted after the last vote, " + count + " at the end");
        }
        long records = jdbc.sql("""
                select count(*) from journal
                 where case_number = (select case_number from ballot where id = :ballot) and action = 'vote-cast'
                """).param("ballot", ballot).query(Long.class).single();
        Map<String, Long> outcome =
                new HashMap<>(BallotStorm.outcome(count.inFavour(), count.abstaining(), count.against(), records));
        outcome.put("note:milliseconds until closed", closing);
        return outcome;
    }

    private void fillBoard(int size) {
        jdbc.sql("update seat set ended_on = greatest(since, current_date)"
                        + " where alliance = :alliance and organ = 'board' and ended_on is null")
                .param("alliance", ALLIANCE)
                .update();
        jdbc.sql("""
                insert into seat (id, alliance, organ, member, capacity, votes, since)
                select gen_random_uuid(), alliance, 'board', id, 'board-member', true, current_date
                  from member where number like 'MEASURED-%' order by number limit :size
                """).param("size", size).update();
    }

    private Task opening(String caseNumber) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_openBallot")
                .singleResult();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }
}
