package org.charterflow.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /** By the clocks of the nodes. */
    Instant now() {
        return Instant.now().plus(ahead);
    }

    void forward(Duration duration) {
        ahead = ahead.plus(duration);
        for (Node node : nodes) {
            tellIfUp(() -> node.forward(duration));
        }
    }

    /**
     * Does it, lets it last, and puts it right; a node is started again and not waited for.
     *
     * @return what was otherwise than planned; empty if nothing was
     */
    Optional<String> suffer(Planned planned) throws IOException {
        Node node = nodes[planned.node()];
        boolean heard = true;
        switch (planned.fault()) {
            case NODE_KILLED -> {
                node.kill();
                sleep(planned.lasts());
                start(planned.node());
            }
            case NODE_KILLED_AT_A_POINT -> {
                heard = tellIfUp(() -> node.stopAt(planned.point()));
                for (long waited = 0;
                        waited < AT_A_POINT.toMillis() && node.isAlive() && !node.isAt(planned.point());
                        waited += STEP.toMillis()) {
                    sleep(STEP);
                }
                boolean reached = !node.isAlive() || node.isAt(planned.point());
                node.kill();
                sleep(planned.lasts());
                start(planned.node());
                if (heard && !reached) {
                    restartTheDead();
                    return Optional.of("killed without having come to the point");
                }
            }
            case CONNECTIONS_ENDED -> {
                if (!installation.database.answers()) {
                    return Optional.of("the database was away");
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
            case CLOCK_BACK -> heard = askew(node, planned.jump().negated(), planned.lasts());
            case CLOCK_AHEAD -> heard = askew(node, planned.jump(), planned.lasts());
            case POOL_EXHAUSTED -> {
                heard = tellIfUp(() -> node.hoard(planned.lasts()));
                sleep(planned.lasts());
            }
        }
        restartTheDead();
        return heard ? Optional.empty() : Optional.of("the node was away");
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

    private boolean askew(Node node, Duration jump, Duration lasts) {
        boolean heard = tellIfUp(() -> node.forward(jump));
        sleep(lasts);
        tellIfUp(() -> node.forward(jump.negated()));
        return heard;
    }

    private void start(int place) {
        try {
            nodes[place] = installation.begin(ahead);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A node that has just died hears nothing, and its successor begins with the right clock. */
    private static boolean tellIfUp(Runnable command) {
        try {
            command.run();
            return true;
        } catch (java.io.UncheckedIOException gone) {
            sleep(STEP);
            return false;
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
