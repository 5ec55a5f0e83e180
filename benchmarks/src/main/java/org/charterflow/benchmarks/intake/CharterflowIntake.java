package org.charterflow.benchmarks.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.Tokens;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product reads the mailbox, stores, parses, proves and correlates every mail, and hands it to a feature. */
abstract class CharterflowIntake implements Contestant {

    private static final int TOKENS = 100;

    final List<String> tokens = new ArrayList<>();
    Mailbox mailbox;
    ApplicationContext node;
    ProcessEngine engine;
    private Lifecycle readers;
    private JdbcClient jdbc;
    private int rounds;
    private long before;

    /** The feature: a mail starts a process. */
    static final class StartByMail implements InboundMailHandler {

        private final ProcessEngine engine;

        public StartByMail(ProcessEngine engine) {
            this.engine = engine;
        }

        @Override
        public Set<String> purposes() {
            return Set.of("measured");
        }

        @Override
        public Disposition handle(ReceivedMail mail) {
            ActingAlliance.act(mail.alliance(), () -> Starts.start(engine, mail.from()));
            return Disposition.applied(mail.caseNumber());
        }
    }

    /** The whole lot lies there when reading begins. */
    static final class Lot extends CharterflowIntake {

        @Override
        Mailbox mailbox() throws Exception {
            return new StoredMailbox();
        }

        @Override
        public void prepare(int size) throws Exception {
            super.prepare(size);
            stopReading();
            mailbox.fill(round(), size, tokens);
        }

        @Override
        public void work() throws Exception {
            startReading();
            awaitSettled();
        }
    }

    /** The mailbox is being read, and waits. */
    static final class OneByOne extends CharterflowIntake {

        private long[] nanos = new long[0];

        @Override
        Mailbox mailbox() throws Exception {
            return new PushedMailbox();
        }

        @Override
        public void prepare(int size) throws Exception {
            super.prepare(size);
            nanos = new long[size];
            startReading();
            Thread.sleep(1_000);
        }

        @Override
        public void work() throws Exception {
            for (int mail = 0; mail < nanos.length; mail++) {
                Thread.sleep(30);
                long sent = System.nanoTime();
                mailbox.deliver(round(), mail, tokens.get(mail % tokens.size()));
                awaitStarted(mail + 1);
                nanos[mail] = System.nanoTime() - sent;
            }
        }

        @Override
        public OptionalLong nanos() {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return OptionalLong.of(sorted[(sorted.length * 99 + 99) / 100 - 1]);
        }
    }

    abstract Mailbox mailbox() throws Exception;

    @Override
    public void start(Database database) throws Exception {
        mailbox = mailbox();
        String imap = "charterflow.mail.channels.oscar.imap.";
        node = CharterflowNode.start(
                database,
                Map.of(
                        "charterflow.mail.worker",
                        true,
                        imap + "host",
                        "127.0.0.1",
                        imap + "port",
                        mailbox.port(),
                        imap + "user",
                        Mailbox.USER,
                        imap + "password",
                        Mailbox.PASSWORD,
                        imap + "ssl",
                        false,
                        imap + "starttls",
                        false),
                StartByMail.class);
        engine = node.getBean(ProcessEngine.class);
        Starts.deploy(engine);
        readers = (Lifecycle) node.getBean("imapMailboxes");
        jdbc = node.getBean(JdbcClient.class);
        String caseNumber = node.getBean(CaseFiles.class).open("oscar", "measured", Bilingual.of("邮件", "Mail"));
        for (int i = 0; i < TOKENS; i++) {
            tokens.add(node.getBean(Tokens.class).issue("measured", "oscar", caseNumber, "token" + i, null));
        }
    }

    @Override
    public void prepare(int size) throws Exception {
        rounds++;
        jdbc.sql("analyze").update();
        before = Starts.count(engine);
        expected =
                jdbc.sql("select count(*) from inbound_mail").query(Long.class).single() + size;
    }

    private long expected;

    final String round() {
        return "round" + rounds;
    }

    final void stopReading() {
        readers.stop();
    }

    final void startReading() {
        if (!readers.isRunning()) {
            readers.start();
        }
    }

    /** Until every mail is stored, and none is pending; all are counted only when it may be so. */
    final void awaitSettled() throws InterruptedException {
        while (isPending() || is("(select count(*) from inbound_mail) < " + expected) || isPending()) {
            Thread.sleep(20);
        }
    }

    private boolean isPending() {
        return is("exists (select 1 from inbound_mail where status = 'pending')");
    }

    private boolean is(String condition) {
        return jdbc.sql("select " + condition).query(Boolean.class).single();
    }

    final void awaitStarted(long number) throws InterruptedException {
        while (Starts.count(engine) - before < number) {
            Thread.sleep(1);
        }
    }

    @Override
    public Map<String, Long> outcome() {
        return Starts.outcome(engine, before);
    }
}
