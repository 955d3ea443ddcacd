import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { settingNames } from '../../src/cli/settings.ts'
import { page } from '../docs/pages.ts'
import { root } from '../import-rules/files.ts'
import { alertsIn } from './alerts.ts'

describe('ops/docker/Dockerfile', () => {
  const instructions = page('ops/docker/Dockerfile')
    .text.replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^([A-Z]+) (.+)$/.exec(line)?.slice(1) as [string, string])
  const of = (name: string) => instructions.filter(([each]) => each === name).map(([, rest]) => rest)

  it('is written in instructions', () => {
    expect(instructions.every((each) => each !== undefined)).toBe(true)
    const known = 'FROM WORKDIR COPY RUN ENV VOLUME USER EXPOSE STOPSIGNAL HEALTHCHECK ENTRYPOINT CMD'.split(
      ' ',
    )
    expect(instructions.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([])
  })

  it('builds in one stage and runs in another, both on a pinned Node.js that the kit runs on', () => {
    const bases = of('FROM')
    expect(bases).toHaveLength(2)
    for (const base of bases) expect(base).toMatch(/^node:20\.\d+\.\d+-slim( AS build)?$/)
    const [, minor] = /^node:20\.(\d+)/.exec(bases[0] ?? '') ?? []
    expect(manifest.engines.node).toBe('>=20.19')
    expect(Number(minor)).toBeGreaterThanOrEqual(19)
  })

  it('copies only what is there, and what its ignore file lets through', () => {
    const let_ = page('ops/docker/Dockerfile.dockerignore')
      .text.split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const copied = of('COPY')
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(' ').slice(0, -1))
      .map((path) => path.replace(/^\.\//, ''))
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(copied.sort()).toEqual(let_.sort())
  })

  it('carries all that the package does, but for its pages', () => {
    const carried = of('COPY')
      .filter((rest) => rest.startsWith('--from=build '))
      .map((rest) => /\/kit\/([\w.]+)/.exec(rest)?.[1])
    const needed = manifest.files.filter((name) => !name.endsWith('.md') && name !== 'docs')
    expect(carried.sort()).toEqual([...needed, 'node_modules', 'package.json'].sort())
  })

  it('runs as somebody else than root, is asked for its health, and takes no secret into the image', () => {
    expect(of('USER')).toEqual(['node'])
    const at = (name: string) => instructions.findIndex(([each]) => each === name)
    expect(at('USER')).toBeLessThan(at('ENTRYPOINT'))
    expect(of('HEALTHCHECK').join()).toContain('/healthz')
    const set = of('ENV').flatMap((rest) => rest.split(' ').map((each) => each.split('=')[0] as string))
    expect(set.filter((name) => name !== 'NODE_ENV' && !(settingNames as string[]).includes(name))).toEqual(
      [],
    )
    expect(set.filter((name) => /TOKEN|URL|LOGIN/.test(name))).toEqual([])
    expect(of('RUN').filter((run) => /curl|wget|https?:/.test(run))).toEqual([])
    const script = (name: string) => Object.keys(manifest.scripts).includes(name)
    expect(
      of('RUN').flatMap((run) => [...run.matchAll(/npm run (\S+)/g)].map(([, name = '']) => script(name))),
    ).toEqual([true])
  })
})

describe('ops/systemd/jumpkit-receiver.service', () => {
  const { text } = page('ops/systemd/jumpkit-receiver.service')
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const values = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1))

  it('has three sections of keys and values', () => {
    expect(lines.filter((line) => line.startsWith('['))).toEqual(['[Unit]', '[Service]', '[Install]'])
    expect(lines.filter((line) => !/^(\[\w+\]|[A-Z]\w+=.*)$/.test(line))).toEqual([])
  })

  it('runs the receiver from what the build makes, restarts it, and waits longer than a handler may take', () => {
    const [start = ''] = values('ExecStart')
    const [, entry = ''] = / \/opt\/jumpkit\/(dist\/\S+) receiver$/.exec(start) ?? []
    expect(`./${entry}`).toBe(manifest.bin.jumpkit)
    expect(values('Restart')).toEqual(['always'])
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(60)
    const [, folder] = /DATA_DIR=(\S+)/.exec(values('Environment').join()) ?? []
    expect(folder).toBe(`/var/lib/${values('StateDirectory')[0]}`)
  })

  it.each([
    ['DynamicUser', 'yes'],
    ['NoNewPrivileges', 'yes'],
    ['ProtectSystem', 'strict'],
    ['ProtectHome', 'yes'],
    ['PrivateTmp', 'yes'],
    ['PrivateDevices', 'yes'],
    ['CapabilityBoundingSet', ''],
    ['SystemCallFilter', '@system-service'],
  ])('is hardened: %s=%s', (key, value) => {
    expect(values(key)).toEqual([value])
  })
})

describe('the reader of alert rules', () => {
  const head = 'groups:\n  - name: a\n    rules:\n      - alert: A\n'
  const rest = '        labels:\n          severity: page\n        annotations:\n          summary: s\n'

  it('reads one', () => {
    expect(alertsIn(`${head}        expr: up == 0\n${rest}`)).toEqual([
      { name: 'A', expr: 'up == 0', severity: 'page', summary: 's' },
    ])
  })

  it.each([
    `${head}${rest}`,
    `${head}       expr: up\n${rest}`,
    `${head}        expr: up\n        expr: up\n${rest}`,
    `${head}        expr: {a}\n${rest}`,
    `${head}        expr: up\n${rest}          runbook: x\n`,
  ])('refuses what is of another form', (yaml) => {
    expect(() => alertsIn(yaml)).toThrow()
  })
})
