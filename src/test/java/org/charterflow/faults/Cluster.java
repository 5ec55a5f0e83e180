package org.charterflow.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.charterflow.faults.Fault.Planned;

/** The nodes of a run: which are up, and what is done to them and to the servers they need. */
final class Cluster {

    private static final Duration AT_A_POINT = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(200);

    private final Installation installation;
    private final Node[] nodes;
    private final Random choice = new Random();
    private volatile Duration ahead = Duration.ZERO;

    Cluster(Installation installation, int size) throws IOException {
        this.installation = installation;
        this.nodes = new Node[size];
        for (int i = 0; i < size; i++) {
            start(i);
        }
        awaitAll();
    }

    /** Any node that is up, as a proxy chooses; waits for one. */
    URI site() {
        while (true) {
            Node node = nodes[choice.nextInt(nodes.length)];
            if (node.isReady()) {
                return node.site();
            }
            sleep(STEP);
        }
    }

    void awaitAll() {
        for (int i = 0; i < nodes.length; i++) {
            while (!nodes[i].isReady()) {
                if (!nodes[i].isAlive()) {
                    start(i);
                }
                sleep(STEP);
            }
        }
    }

    void forward(Duration duration) {
        ahead = ahead.plus(duration);
        for (Node node : nodes) {
            tellIfUp(() -> node.forward(duration));
        }
    }

    /** Does it, lets it last, and puts it right; a node is started again and not waited for. */
    void suffer(Planned planned) throws IOException {
        Node node = nodes[planned.node()];
        switch (planned.fault()) {
            case NODE_KILLED -> {
                node.kill();
                sleep(planned.lasts());
                start(planned.node());
            }
            case NODE_KILLED_AT_A_POINT -> {
                tellIfUp(() -> node.stopAt(planned.point()));
                for (long waited = 0;
                        waited < AT_A_POINT.toMillis() && node.isAlive() && !node.isAt(planned.point());
                        waited += STEP.toMillis()) {
                    sleep(STEP);
                }
                node.kill();
                sleep(planned.lasts());
                start(planned.node());
            }
            case CONNECTIONS_ENDED -> {
                if (!installation.database.answers()) {
                    return;
                }
                installation.database.terminateConnectionsOf(node.name());
            }
            case DATABASE_CRASHED -> {
                installation.database.stopImmediately();
                sleep(planned.lasts());
                installation.database.startAgain();
            }
            case DISK_FULL -> {
                installation.database.fillDisk();
                sleep(planned.lasts());
                installation.database.freeDisk();
            }
            case MAIL_SERVERS_AWAY -> {
                installation.mail.stopSmtp();
                installation.mail.stopImap();
                sleep(planned.lasts());
                installation.mail.startImap();
                installation.mail.startSmtp();
            }
            case CLOCKS_FORWARD -> forward(planned.jump());
            case CLOCK_BACK -> askew(node, planned.jump().negated(), planned.lasts());
            case CLOCK_AHEAD -> askew(node, planned.jump(), planned.lasts());
            case POOL_EXHAUSTED -> {
                tellIfUp(() -> node.hoard(planned.lasts()));
                sleep(planned.lasts());
            }
        }
        restartTheDead();
    }

    /** Starts again every node that ends, as a supervisor does it, until this holds. */
    void supervise(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            restartTheDead();
            sleep(STEP);
        }
    }

    /** A node that could not start, because the database was away, is started again. */
    private void restartTheDead() {
        for (int i = 0; i < nodes.length; i++) {
            if (!nodes[i].isAlive()) {
                start(i);
            }
        }
    }

    private void askew(Node node, Duration jump, Duration lasts) {
        tellIfUp(() -> node.forward(jump));
        sleep(lasts);
        tellIfUp(() -> node.forward(jump.negated()));
    }

    private void start(int place) {
        try {
            nodes[place] = installation.begin(ahead);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A node that has just died hears nothing, and its successor begins with the right clock. */
    private static void tellIfUp(Runnable command) {
        try {
            command.run();
        } catch (java.io.UncheckedIOException gone) {
            sleep(STEP);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
