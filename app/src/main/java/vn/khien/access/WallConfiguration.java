package vn.khien.access;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/// Puts [Wall] inside every transaction that a person starts: after the transaction is open, before the use case.
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(order = Ordered.LOWEST_PRECEDENCE - 10)
class WallConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor wallAdvisor(ObjectProvider<Wall> wall) {
        MethodInterceptor stand = invocation -> {
            if (invocation.getArguments()[0] instanceof Viewer viewer) {
                wall.getObject().stand(viewer.scope());
            }
            return invocation.proceed();
        };
        var advisor = new DefaultPointcutAdvisor(new TransactionalWithViewer(), stand);
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
        return advisor;
    }

    private static final class TransactionalWithViewer extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(java.lang.reflect.Method method, Class<?> targetClass) {
            return method.getParameterCount() > 0
                    && method.getParameterTypes()[0] == Viewer.class
                    && (AnnotatedElementUtils.hasAnnotation(method, Transactional.class)
                            || AnnotatedElementUtils.hasAnnotation(targetClass, Transactional.class));
        }
    }
}
