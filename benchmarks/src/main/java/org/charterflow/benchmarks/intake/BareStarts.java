package org.charterflow.benchmarks.intake;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;

/** A floor: the engine is told of that many messages by four at once; no mail is read. */
final class BareStarts implements Contestant {

    private final Clients clients = new Clients(4);
    private ProcessEngine engine;
    private int rounds;
    private int size;
    private long before;

    @Override
    public void start(Database database) {
        engine = Camunda.stock(database, Database.CONNECTIONS, false, Map.of()).buildProcessEngine();
        Starts.deploy(engine);
    }

    @Override
    public void prepare(int mails) {
        rounds++;
        size = mails - mails / MailIn.ONE_IN;
        before = Starts.count(engine);
    }

    @Override
    public void work() throws Exception {
        clients.share(size, mail -> Starts.start(engine, "mail" + mail + ".round" + rounds));
    }

    @Override
    public Map<String, Long> outcome() {
        return Starts.outcome(engine, before);
    }
}
