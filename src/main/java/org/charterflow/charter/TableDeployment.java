package org.charterflow.charter;

import java.util.Map;

/** Where tables are deployed for an alliance, so that they can be asked. The engine does it. */
public interface TableDeployment {

    /**
     * Deploys tables; one whose text is the newest version already stays that version.
     *
     * @param alliance alliance id
     * @param tables DMN by decision id, already checked
     * @return what they are known by, by decision id
     */
    Map<String, Deployed> deploy(String alliance, Map<String, String> tables);

    /**
     * A deployed table.
     *
     * @param definitionId by which the engine knows it
     * @param version counted per alliance and decision, from one
     */
    record Deployed(String definitionId, int version) {}
}
