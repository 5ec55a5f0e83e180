package org.charterflow.benchmarks.textbook;

import java.util.Map;
import java.util.function.Consumer;
import org.charterflow.benchmarks.Database;

/** Whose engine it is. */
public enum Vendor {
    CAMUNDA("http://camunda.org/schema/1.0/bpmn", true, CamundaEngine::new),
    OPERATON("http://camunda.org/schema/1.0/bpmn", true, OperatonEngine::new),
    FLOWABLE("http://flowable.org/bpmn", false, FlowableEngine::new);

    /** Clients who work at once; ids from the database take each of them a second connection. */
    static final int CLIENTS = 32;

    private final String namespace;
    private final boolean asynchronousWhenTuned;
    private final Maker maker;

    Vendor(String namespace, boolean asynchronousWhenTuned, Maker maker) {
        this.namespace = namespace;
        this.asynchronousWhenTuned = asynchronousWhenTuned;
        this.maker = maker;
    }

    private interface Maker {
        TextbookEngine make(
                Database database, boolean tuned, String bpmn, Map<String, Consumer<Map<String, Object>>> delegates);
    }

    /**
     * Starts the engine with one model deployed.
     *
     * @param model a file of {@code models/}
     * @param delegates what its service tasks do with the instance's variables, by name
     */
    public TextbookEngine start(
            Database database, boolean tuned, String model, Map<String, Consumer<Map<String, Object>>> delegates) {
        // Tuned, each completion ends in a transaction of its own before the instances are joined.
        String asynchronous = tuned && asynchronousWhenTuned ? "vendor:asyncAfter=\"true\"" : "";
        String bpmn = Models.read(model).replace("http://vendor", namespace).replace("vendor:tuned", asynchronous);
        return maker.make(database, tuned, bpmn, delegates);
    }
}
