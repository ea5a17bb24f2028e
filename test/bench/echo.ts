import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';

/** The least a bot can be: botbuilder, express, and the text back. What ours costs is told against it. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(context.activity.text);
  await next();
});

const app = express();
app.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, (context) => bot.run(context)),
);
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
