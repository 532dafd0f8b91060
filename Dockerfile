# The production bot. No package's own scripts run, and nothing is built: what the process needs is in the repository.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY vendor vendor
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json ./
COPY vendor vendor
COPY --from=packages /app/node_modules node_modules
COPY prisma/migrations prisma/migrations
COPY cards cards
COPY src src
# The embedded database, where no DATABASE_URL is set, and mails as files; a volume belongs here then.
RUN mkdir -m 700 data && chown node:node data
USER node
EXPOSE 3978
HEALTHCHECK --interval=10s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/start.ts"]
