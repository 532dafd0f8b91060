# The production bot. Prisma's generator is a development package, so the client is made in the first stage.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY prisma prisma
RUN node prisma/generate.ts && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json ./
COPY --from=build /app/node_modules node_modules
COPY prisma/migrations prisma/migrations
COPY cards cards
COPY src src
COPY --from=build /app/src/store/generated src/store/generated
# The embedded database, where no DATABASE_URL is set, and mails as files; a volume belongs here then.
RUN mkdir data && chown node:node data
USER node
EXPOSE 3978
HEALTHCHECK --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
