@org.jspecify.annotations.NullMarked
package org.charterflow.engine.login;
