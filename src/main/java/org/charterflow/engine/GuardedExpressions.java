package org.charterflow.engine;

import java.beans.FeatureDescriptor;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * Expressions that can name delegates and read variables, and nothing else: no other bean, no reflection, no class
 * loader. Any authenticated user can have an expression evaluated through a task query (CVE-2026-109432), so what an
 * expression may reach is what every user may reach.
 */
class GuardedExpressions extends JuelExpressionManager {

    private static final Set<String> REFUSED_NAMES = Set.of("class", "getClass", "classLoader", "module", "forName");

    private final Map<Object, Object> delegates;

    GuardedExpressions(BeanFactory beans) {
        this.delegates = new DelegateBeans(beans);
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new Refusals());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ReadOnlyMapELResolver(delegates));
        resolver.add(new ArrayELResolver());
        resolver.add(new ListELResolver());
        resolver.add(new MapELResolver());
        resolver.add(new BeanELResolver());
        return resolver;
    }

    /** The beans that models may name. */
    private static final class DelegateBeans extends AbstractMap<Object, Object> {
        private final BeanFactory beans;

        private DelegateBeans(BeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public boolean containsKey(Object name) {
            return name instanceof String bean
                    && beans.containsBean(bean)
                    && (beans.isTypeMatch(bean, JavaDelegate.class)
                            || beans.isTypeMatch(bean, TaskListener.class)
                            || beans.isTypeMatch(bean, ExecutionListener.class));
        }

        @Override
        public @Nullable Object get(Object name) {
            return containsKey(name) ? beans.getBean((String) name) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }

    /** First in line: refuses what leads out of the model's own data. */
    private static final class Refusals extends ELResolver {
        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
            refuse(base, property);
            return null;
        }

        @Override
        public @Nullable Object invoke(
                ELContext context, @Nullable Object base, Object method, Class<?>[] types, Object[] parameters) {
            refuse(base, method);
            return null;
        }

        private static void refuse(@Nullable Object base, @Nullable Object name) {
            if (base != null && (isDangerous(base) || (name != null && REFUSED_NAMES.contains(name.toString())))) {
                throw new ELException("An expression may not reach '" + name + "' of "
                        + base.getClass().getSimpleName());
            }
        }

        private static boolean isDangerous(Object base) {
            String type = base.getClass().getName();
            return base instanceof Class
                    || base instanceof ClassLoader
                    || base instanceof Thread
                    || base instanceof Runtime
                    || base instanceof BeanFactory
                    || base instanceof JavaDelegate
                    || base instanceof TaskListener
                    || base instanceof ExecutionListener
                    || type.startsWith("java.lang.reflect.")
                    || type.startsWith("java.lang.invoke.");
        }

        @Override
        public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
            refuse(base, property);
            return null;
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
            return true;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, Object value) {
            refuse(base, property);
        }
    }
}
