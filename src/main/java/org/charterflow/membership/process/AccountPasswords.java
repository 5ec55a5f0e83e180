package org.charterflow.membership.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.charterflow.access.Viewer;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.Invitations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets the password of a new account, which lives in the engine's identity service. */
@Service
public class AccountPasswords {

    private final IdentityService identity;
    private final Invitations invitations;

    AccountPasswords(IdentityService identity, Invitations invitations) {
        this.identity = identity;
        this.invitations = invitations;
    }

    /**
     * Sets a password by an invitation's token, which is used up with it.
     *
     * @throws RuleViolation if the token does not work (any more), the two entries differ, or the password is weak
     */
    @Transactional
    public void set(String token, String password, String repeated) {
        if (!password.equals(repeated)) {
            throw RuleViolation.invalid(
                    "repeated", "same-password", Bilingual.of("两次输入的密码不一致", "the two entries differ"));
        }
        String userId = invitations.userOf(token).orElseThrow(AccountPasswords::nothingHere);
        User user = identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            throw nothingHere();
        }
        PasswordPolicyResult result = identity.checkPasswordAgainstPolicy(password, user);
        if (!result.isValid()) {
            throw RuleViolation.invalid(
                    "password",
                    "password-policy",
                    Bilingual.of(
                            "密码须至少十位，含大小写字母、数字和特殊字符，且不含账号信息",
                            "a password has at least ten characters, among them capital and small letters, a digit and a"
                                    + " special character, and does not contain the account's data"));
        }
        if (invitations.use(token).isEmpty()) {
            throw nothingHere();
        }
        user.setPassword(password);
        identity.saveUser(user);
    }

    private static RuleViolation nothingHere() {
        return RuleViolation.notFound("token", Viewer.NOTHING_HERE);
    }
}
