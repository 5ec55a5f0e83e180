package org.charterflow.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Groups come into being with the first that needs them: a right that names one, an account that joins one. */
@Component
class IdentityGroups {

    private final IdentityService identities;

    IdentityGroups(IdentityService identities) {
        this.identities = identities;
    }

    /** @return the id, so that it can be named where the group is used */
    String ensure(String id) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group group = identities.newGroup(id);
            group.setName(id);
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
        return id;
    }
}
