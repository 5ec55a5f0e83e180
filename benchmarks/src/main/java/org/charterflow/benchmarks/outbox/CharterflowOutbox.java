package org.charterflow.benchmarks.outbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.NoticeWorker;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's outbox, a notice to members each of whom has a mail domain of its own. */
abstract class CharterflowOutbox implements Contestant {

    /** As many mails as the worker takes at once. */
    private static final int BATCH = 50;

    SmtpSink sink;
    ApplicationContext node;
    Database database;
    private UUID notice;

    /** How many mails may arrive twice. */
    int twiceAtMost() {
        return 0;
    }

    /** One worker empties it. */
    static final class Drained extends CharterflowOutbox {

        @Override
        public void work() {
            node.getBean(NoticeWorker.class).drain();
        }
    }

    /** A node in a process of its own is killed when half of the mails are gone; this one sends the rest. */
    static final class Killed extends CharterflowOutbox {

        private int size;

        @Override
        int twiceAtMost() {
            return BATCH;
        }

        @Override
        public void prepare(int mails) {
            super.prepare(mails);
            size = mails;
        }

        @Override
        public void work() throws Exception {
            Process drain = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dlogback.configurationFile=logging.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Drain.class.getName(),
                            database.url(),
                            database.user(),
                            database.password(),
                            String.valueOf(sink.port()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (sink.different() < size / 2) {
                if (!drain.isAlive()) {
                    throw new IllegalStateException("the node that was to be killed has ended");
                }
                Thread.sleep(1);
            }
            drain.destroyForcibly().waitFor();
            // The ten minutes after which a node that says nothing is taken for dead.
            node.getBean(JdbcClient.class)
                    .sql("update delivery set due_at = claimed_at where state = 'SENDING'")
                    .update();
            node.getBean(NoticeWorker.class).drain();
        }
    }

    /** The node that is killed. */
    static final class Drain {

        private Drain() {}

        public static void main(String[] arguments) {
            startNode(new Database(arguments[0], arguments[1], arguments[2]), Integer.parseInt(arguments[3]))
                    .getBean(NoticeWorker.class)
                    .drain();
        }
    }

    private static ApplicationContext startNode(Database database, int port) {
        return CharterflowNode.start(database, Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", port));
    }

    @Override
    public void start(Database own) throws Exception {
        database = own;
        sink = new SmtpSink();
        node = startNode(own, sink.port());
    }

    @Override
    public void prepare(int size) {
        sink.clear();
        String caseNumber = node.getBean(CaseFiles.class).open("oscar", "measured", Bilingual.of("通知", "Notice"));
        List<Addressee> members = IntStream.range(0, size)
                .mapToObj(i -> new Addressee("member" + i, "单位 " + i, "member@unit" + i + ".example", null))
                .toList();
        notice = CharterflowNode.send(node, caseNumber, members);
    }

    @Override
    public Map<String, Long> outcome() {
        long onRecord = node.getBean(JdbcClient.class)
                .sql("""
                        select count(distinct d.id) from delivery d join delivery_evidence e on e.delivery = d.id
                         where d.notice = :notice and d.state = 'SENT' and d.tell_at is null and e.what = 'SENT'
                        """)
                .param("notice", notice)
                .query(Long.class)
                .single();
        return OutboxDrained.outcome(sink, onRecord, twiceAtMost());
    }
}
