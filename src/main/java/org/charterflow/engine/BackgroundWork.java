package org.charterflow.engine;

/** Work that runs outside the engine on a schedule, such as sending mail, and that the rehearsal runs on its way. */
public interface BackgroundWork {

    /** Does all that is due by the application's clock. */
    void runDue();
}
